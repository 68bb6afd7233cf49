package orderflow.order;

import static org.awaitility.Awaitility.await;

import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.channel.WireTap;
import orderflow.messaging.message.Message;

/** Remembers what happened to the messages. */
public final class Sightings implements WireTap {

    private record Seen(What what, UUID messageId) {}

    private final Queue<Seen> all = new ConcurrentLinkedQueue<>();

    @Override
    public void saw(Sighting sighting) {
        sighting.headers().ifPresent(headers -> all.add(new Seen(sighting.what(), headers.id())));
    }

    /** Returns when that has happened to the message. */
    public void awaitThat(What what, Message message) {
        await().until(() -> happened(what, message));
    }

    public boolean happened(What what, Message message) {
        return all.contains(new Seen(what, message.headers().id()));
    }
}
