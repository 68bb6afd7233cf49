package orderflow.messaging.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import orderflow.messaging.support.MutableClock;
import org.junit.jupiter.api.Test;

class RebindingTest {

    private final MutableClock clock = new MutableClock();
    private final Rebinding rebinding = new Rebinding(clock);

    @Test
    void doesNotHoldEventsThatNeverHadASubscriber() {
        rebinding.exchangeWasGone("events");
        rebinding.reconnected();

        assertThat(rebinding.isKeptBack("events")).isFalse();
        assertThat(rebinding.mayBeBoundAgain("events")).isFalse();
    }

    @Test
    void holdsEventsUntilEverySubscriberHasBoundItsQueueToTheNewExchange() {
        rebinding.routed("events");
        rebinding.exchangeWasGone("events");
        rebinding.reconnected();

        clock.advance(Rebinding.AFTER_LOSS.minusMillis(1));
        assertThat(rebinding.isKeptBack("events")).isTrue();
        assertThat(Rebinding.AFTER_LOSS).isGreaterThan(TopologyGuard.PERIOD);

        clock.advance(Rebinding.AFTER_LOSS);
        assertThat(rebinding.isKeptBack("events")).isFalse();
    }

    @Test
    void sendsUnroutableEventsAgainForAWhile() {
        rebinding.routed("events");

        assertThat(rebinding.mayBeBoundAgain("events")).isTrue();
        clock.advance(Rebinding.AFTER_LOSS);
        assertThat(rebinding.mayBeBoundAgain("events")).isFalse();
    }
}
