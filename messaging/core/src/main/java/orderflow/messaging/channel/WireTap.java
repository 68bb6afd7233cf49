package orderflow.messaging.channel;

import java.util.List;

/** Wire Tap: the one place where every message sent, handled, skipped, retried or set aside can be seen. */
@FunctionalInterface
public interface WireTap {

    /** Must be quick and must not throw; called on the thread that works on the message. */
    void saw(Sighting sighting);

    static WireTap all(List<WireTap> taps) {
        return sighting -> taps.forEach(tap -> tap.saw(sighting));
    }
}
