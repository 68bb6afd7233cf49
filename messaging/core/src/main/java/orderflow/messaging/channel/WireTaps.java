package orderflow.messaging.channel;

import java.time.Duration;
import java.util.List;

/** All of several. */
record WireTaps(List<WireTap> taps) implements WireTap {

    @Override
    public void saw(Sighting sighting) {
        taps.forEach(tap -> tap.saw(sighting));
    }

    @Override
    public void confirmed(String channel, Duration lag) {
        taps.forEach(tap -> tap.confirmed(channel, lag));
    }

    @Override
    public void ended(String saga, String outcome, Duration time) {
        taps.forEach(tap -> tap.ended(saga, outcome, time));
    }
}
