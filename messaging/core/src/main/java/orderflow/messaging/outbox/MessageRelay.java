package orderflow.messaging.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.channel.WireTap;
import orderflow.messaging.outbox.RelayBatch.Failure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Message Relay: moves messages from the outbox to their brokers and deletes what is confirmed. It drains the lanes of
 * a broker that wait, together, under their locks, by id and without a cursor, so nothing that committed out of turn is
 * passed over. While a broker is away its lanes are tried once per sweep. At least once; ordered per key.
 */
public final class MessageRelay {

    private static final Logger LOG = LoggerFactory.getLogger(MessageRelay.class);

    private final Outbox outbox;
    private final ChannelCatalogue channels;
    private final WireTap tap;
    private final RelaySettings settings;
    private final Clock clock;
    private final Set<Lane> unavailable = ConcurrentHashMap.newKeySet();
    private final KeyBackoff backoff;
    private final LaneQueue queue;

    /** @param executors where lanes of a broker are drained, by its name: one that is down must not delay the others */
    public MessageRelay(
            Outbox outbox,
            Transactions transactions,
            ChannelCatalogue channels,
            Function<String, Executor> executors,
            WireTap tap,
            RelaySettings settings,
            Clock clock) {
        this.outbox = outbox;
        this.channels = channels;
        this.tap = tap;
        this.settings = settings;
        this.clock = clock;
        this.backoff = new KeyBackoff(clock);
        this.queue = new LaneQueue(
                lane -> channels.get(lane.channel()).broker(),
                executors,
                this::isTroubled,
                (broker, lanes) -> transactions.execute(() -> drain(broker, lanes)));
    }

    /** Has the lane drained soon; calls that come while it is being drained are served together. */
    public void wake(Lane lane) {
        if (!unavailable.contains(lane)) {
            queue.request(lane);
        }
    }

    /** Wakes the lanes in which messages were left behind, by a crash or by a broker that was away. */
    public void sweep() {
        for (Lane lane : outbox.lanesWaitingSince(clock.instant().minus(settings.sweepAfter()))) {
            try {
                queue.request(lane);
            } catch (IllegalArgumentException e) {
                // said once, since the lane stays requested; the others must not suffer
                LOG.error("messages are left in the outbox: {}", e.getMessage());
            }
        }
    }

    /** Others would have to wait for its confirms. */
    private boolean isTroubled(Lane lane) {
        return unavailable.contains(lane) || !backoff.keysOf(lane).isEmpty();
    }

    /** @return the lanes in which more may wait */
    private Set<Lane> drain(String broker, List<Lane> lanes) {
        Set<Lane> open = outbox.lock(lanes, broker);
        int limit = Math.max(1, settings.batchSize() / lanes.size());
        List<OutboxMessage> messages = open.isEmpty()
                ? List.of()
                : outbox.oldest(open.stream().collect(Collectors.toMap(lane -> lane, backoff::keysOf)), limit);
        Map<Lane, RelayBatch> batches = send(messages);
        outbox.delete(batches.values().stream()
                .flatMap(batch -> batch.confirmed().stream())
                .toList());
        batches.forEach(this::settle);
        lanes.stream().filter(lane -> !batches.containsKey(lane)).forEach(unavailable::remove); // emptied by another
        boolean full = messages.stream()
                        .mapToLong(each -> each.message().body().size())
                        .sum()
                >= Outbox.MOST_BYTES;
        return open.stream()
                .filter(lane -> mayHaveMore(batches.get(lane), full, limit))
                .collect(Collectors.toSet());
    }

    private static boolean mayHaveMore(@Nullable RelayBatch batch, boolean full, int limit) {
        return batch == null ? full : !batch.isUnavailable() && (full || batch.size() == limit || batch.hasUnsent());
    }

    private void settle(Lane lane, RelayBatch batch) {
        batch.confirmed().forEach(message -> tap.confirmed(lane.channel(), age(message)));
        if (!batch.isUnavailable()) {
            backoff.settle(lane, batch);
        }
        if (tell(lane, batch)) {
            batch.failures().forEach(this::failed);
        }
    }

    private Duration age(OutboxMessage message) {
        return Duration.between(message.message().headers().time(), clock.instant());
    }

    private Map<Lane, RelayBatch> send(List<OutboxMessage> messages) {
        Set<Lane> doubtful = Set.copyOf(unavailable);
        Map<Lane, RelayBatch> batches = new LinkedHashMap<>();
        messages.stream()
                .collect(Collectors.groupingBy(OutboxMessage::lane, LinkedHashMap::new, Collectors.toList()))
                .forEach((lane, waiting) ->
                        batches.put(lane, new RelayBatch(waiting, senderOf(lane, doubtful.contains(lane)))));
        batches.keySet().stream()
                .findFirst() // all are of one broker
                .map(lane -> channels.carrierOf(channels.get(lane.channel())))
                .ifPresent(adapter ->
                        RelayBatch.sendTogether(batches.values(), adapter::inOneSession, settings.confirmTimeout()));
        batches.entrySet().stream()
                .filter(lane -> doubtful.contains(lane.getKey()))
                .flatMap(lane -> lane.getValue().confirmed().stream())
                .forEach(this::tellOfSent);
        return batches;
    }

    /**
     * The log tells that a message is sent before anybody can tell that it is handled, unless its broker may be away.
     */
    private Function<OutboxMessage, CompletableFuture<Void>> senderOf(Lane lane, boolean doubtful) {
        Channel channel = channels.get(lane.channel());
        ChannelAdapter adapter = channels.carrierOf(channel);
        return message -> {
            if (!doubtful) {
                tellOfSent(message);
            }
            return adapter.send(channel, message.numbered());
        };
    }

    private void tellOfSent(OutboxMessage message) {
        tap.saw(sighting(What.SENT, message, ""));
    }

    /** @return whether its failures are news: that a broker is away is told of once per lane */
    private boolean tell(Lane lane, RelayBatch batch) {
        if (batch.isUnavailable()) {
            return unavailable.add(lane) || batch.failures().size() > 1;
        }
        unavailable.remove(lane);
        return true;
    }

    private void failed(Failure failure) {
        String reason = String.valueOf(failure.cause().getMessage());
        if (failure.isFinal()) {
            outbox.markRefused(failure.message().lane(), failure.message().id(), reason);
        }
        tap.saw(sighting(failure.isFinal() ? What.REFUSED : What.UNSENT, failure.message(), reason));
    }

    private static Sighting sighting(What what, OutboxMessage message, String detail) {
        return Sighting.of(what, message.lane().channel(), message.numbered().headers(), detail);
    }
}
