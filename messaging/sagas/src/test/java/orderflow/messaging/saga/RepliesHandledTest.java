package orderflow.messaging.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import orderflow.messaging.support.MutableClock;
import org.junit.jupiter.api.Test;

class RepliesHandledTest {

    private final MutableClock clock = new MutableClock();
    private OptionalLong remaining = OptionalLong.of(0);
    private final RepliesHandled handled = new RepliesHandled(() -> remaining, clock);

    @Test
    void isSoOnceTheChannelWasEmptyForAWhile() {
        assertThat(after(0)).isFalse();
        assertThat(after(4)).isFalse();
        assertThat(after(1)).isTrue();
    }

    @Test
    void isNotSoWhileRepliesWait() {
        remaining = OptionalLong.of(7);
        assertThat(after(25)).isFalse();

        remaining = OptionalLong.of(0);
        assertThat(after(4)).isFalse();
        assertThat(after(2)).isTrue();
    }

    @Test
    void isSoAfterHalfAMinuteHoweverMuchComes() {
        remaining = OptionalLong.of(7);
        assertThat(after(29)).isFalse();
        assertThat(after(2)).isTrue();
    }

    @Test
    void isNotSoWhileTheBrokerIsAwayNorJustAfterwards() {
        assertThat(after(10)).isTrue();

        remaining = OptionalLong.empty();
        assertThat(after(3_600)).isFalse();

        remaining = OptionalLong.of(7);
        assertThat(after(5)).isFalse();
    }

    @Test
    void isNotSoAfterATimeInWhichNobodyLooked() {
        assertThat(after(10)).isTrue();

        clock.advance(Duration.ofMinutes(1));

        assertThat(handled.areHandled()).isFalse();
    }

    /** Looks every second. */
    private boolean after(int seconds) {
        boolean last = handled.areHandled();
        for (int second = 0; second < seconds; second++) {
            clock.advance(Duration.ofSeconds(1));
            last = handled.areHandled();
        }
        return last;
    }
}
