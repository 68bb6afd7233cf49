package orderflow.messaging.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import orderflow.messaging.channel.Delivery;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.channel.WireTap;

/**
 * Tells when this instance takes a shard over, with the first messages that it handles there. Brokers that choose the
 * consumer of a queue themselves do not tell, so the instances share their memory of it.
 */
final class ShardWatch implements Receiver {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Subscriber subscriber;
    private final ShardOwners owners;
    private final WireTap tap;
    private final Clock clock;
    private final Executor background;
    private final Receiver next;
    private final Map<Integer, Instant> looked = new ConcurrentHashMap<>();

    /** @param background where it looks, since messages are not to wait for that */
    ShardWatch(
            Subscriber subscriber, ShardOwners owners, WireTap tap, Clock clock, Executor background, Receiver next) {
        this.subscriber = subscriber;
        this.owners = owners;
        this.tap = tap;
        this.clock = clock;
        this.background = background;
        this.next = next;
    }

    @Override
    public void receive(List<? extends Delivery> deliveries) {
        deliveries.stream().map(Delivery::shard).distinct().forEach(this::watch);
        next.receive(deliveries);
    }

    @Override
    public void cannotRead(int shard, Throwable cause) {
        next.cannotRead(shard, cause);
    }

    private void watch(int shard) {
        Instant now = clock.instant();
        if (now.isBefore(looked.getOrDefault(shard, Instant.MIN).plus(LOOK_AGAIN))) {
            return;
        }
        looked.put(shard, now);
        try {
            background.execute(() -> look(shard));
        } catch (RejectedExecutionException e) {
            looked.remove(shard); // the service is stopping
        }
    }

    private void look(int shard) {
        String channel = subscriber.channel().name();
        try {
            owners.takeOver(subscriber.name(), channel, shard)
                    .ifPresent(former -> tap.saw(new Sighting(
                            What.OWNED,
                            channel,
                            Optional.empty(),
                            subscriber.detail("shard " + shard + ", handled before by " + former))));
        } catch (RuntimeException e) {
            looked.remove(shard); // handling the messages will meet the same trouble, and tell
        }
    }
}
