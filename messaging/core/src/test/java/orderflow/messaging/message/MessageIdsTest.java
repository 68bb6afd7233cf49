package orderflow.messaging.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import orderflow.messaging.support.MutableClock;
import org.junit.jupiter.api.Test;

class MessageIdsTest {

    private final MutableClock clock = new MutableClock();
    private final MessageIds ids = new MessageIds(clock, new Random(42));

    @Test
    void areUuidsOfVersion7() {
        assertThat(Stream.generate(ids::next).limit(1000))
                .allMatch(id -> id.version() == 7)
                .allMatch(id -> id.variant() == 2);
    }

    @Test
    void carryTheTimeInTheirFirst48Bits() {
        assertThat(ids.next().getMostSignificantBits() >>> 16)
                .isEqualTo(clock.instant().toEpochMilli());
    }

    @Test
    void differThoughTheClockStandsStill() {
        assertThat(Stream.generate(ids::next).limit(10_000)).doesNotHaveDuplicates();
    }

    @Test
    void ascendWithTheClock() {
        List<String> ascending = new ArrayList<>();
        for (int milli = 0; milli < 1000; milli++) {
            ascending.add(ids.next().toString());
            clock.advance(Duration.ofMillis(1));
        }

        assertThat(ascending).isSorted();
    }

    @Test
    void comeFromTheGivenRandomness() {
        UUID first = new MessageIds(clock, new Random(7)).next();

        assertThat(new MessageIds(clock, new Random(7)).next()).isEqualTo(first);
        assertThat(new MessageIds(clock, new Random(8)).next()).isNotEqualTo(first);
    }
}
