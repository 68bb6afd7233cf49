package orderflow.messaging.channel;

import java.time.Duration;
import java.util.List;

/** Wire Tap: the one place where every message sent, handled, skipped, retried or set aside can be seen. */
@FunctionalInterface
public interface WireTap {

    /** Must be quick and must not throw; called on the thread that works on the message. */
    void saw(Sighting sighting);

    /**
     * A message has been confirmed by its broker.
     *
     * @param lag since it was sent, that is, added to the outbox
     */
    default void confirmed(String channel, Duration lag) {}

    /**
     * A saga has ended.
     *
     * @param outcome such as COMPLETED
     * @param time since it started
     */
    default void ended(String saga, String outcome, Duration time) {}

    static WireTap all(List<WireTap> taps) {
        return new WireTaps(taps);
    }
}
