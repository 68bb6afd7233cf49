package orderflow.messaging.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.channel.WireTap;

/** Remembers what happened to the messages. */
public final class RecordedSightings implements WireTap {

    private final List<Sighting> sightings = new CopyOnWriteArrayList<>();

    @Override
    public void saw(Sighting sighting) {
        sightings.add(sighting);
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
