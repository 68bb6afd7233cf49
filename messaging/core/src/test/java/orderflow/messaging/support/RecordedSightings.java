package orderflow.messaging.support;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.channel.WireTap;

/** Remembers what happened to the messages. */
public final class RecordedSightings implements WireTap {

    private final List<Sighting> sightings = new CopyOnWriteArrayList<>();
    private final List<String> durations = new CopyOnWriteArrayList<>();

    @Override
    public void saw(Sighting sighting) {
        sightings.add(sighting);
    }

    @Override
    public void confirmed(String channel, Duration lag) {
        durations.add(channel + " " + lag);
    }

    @Override
    public void ended(String saga, String outcome, Duration time) {
        durations.add(saga + " " + outcome + " " + time);
    }

    /** @return what took how long */
    public List<String> durations() {
        return durations;
    }

    public List<What> whats() {
        return sightings.stream().map(Sighting::what).toList();
    }

    public List<Sighting> of(What what) {
        return sightings.stream().filter(sighting -> sighting.what() == what).toList();
    }

    public void forget() {
        sightings.clear();
    }
}
