package orderflow.messaging.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.channel.WireTap;
import orderflow.messaging.outbox.RelayBatch.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Message Relay: moves messages from the outbox to their brokers and deletes what is confirmed. It drains a lane under
 * the lane's lock, by id and without a cursor, so nothing that committed out of turn is passed over. While a broker is
 * away its lanes are tried once per sweep. At least once; ordered per key.
 */
public final class MessageRelay {

    private static final Logger LOG = LoggerFactory.getLogger(MessageRelay.class);

    private final Outbox outbox;
    private final Transactions transactions;
    private final ChannelCatalogue channels;
    private final Function<String, Executor> executors;
    private final WireTap tap;
    private final RelaySettings settings;
    private final Clock clock;
    private final Map<Lane, Integer> requests = new ConcurrentHashMap<>();
    private final Set<Lane> unavailable = ConcurrentHashMap.newKeySet();
    private final KeyBackoff backoff;

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
        this.transactions = transactions;
        this.channels = channels;
        this.executors = executors;
        this.tap = tap;
        this.settings = settings;
        this.clock = clock;
        this.backoff = new KeyBackoff(clock);
    }

    /** Has the lane drained soon; calls that come while it is being drained are served together. */
    public void wake(Lane lane) {
        if (!unavailable.contains(lane)) {
            request(lane);
        }
    }

    private void request(Lane lane) {
        if (requests.merge(lane, 1, Integer::sum) == 1) {
            submit(lane);
        }
    }

    private void submit(Lane lane) {
        Executor executor = executors.apply(channels.get(lane.channel()).broker());
        try {
            executor.execute(() -> serve(lane));
        } catch (RejectedExecutionException e) {
            requests.remove(lane); // the service is stopping; what has committed leaves after its next start
        }
    }

    /** Wakes the lanes in which messages were left behind, by a crash or by a broker that was away. */
    public void sweep() {
        for (Lane lane : outbox.lanesWaitingSince(clock.instant().minus(settings.sweepAfter()))) {
            try {
                request(lane);
            } catch (IllegalArgumentException e) {
                // said once, since the lane stays requested; the others must not suffer
                LOG.error("messages are left in the outbox: {}", e.getMessage());
            }
        }
    }

    /** One batch at a time: a lane with more goes behind the others that wait for a thread. */
    private void serve(Lane lane) {
        int served = requests.getOrDefault(lane, 0);
        try {
            if (transactions.execute(() -> drain(lane)) || !requests.remove(lane, served)) {
                submit(lane);
            }
        } catch (RuntimeException e) {
            LOG.warn("cannot drain {} now, the next sweep tries again: {}", lane, e.toString());
            requests.remove(lane);
        } catch (Error e) { // must not leave the lane requested for ever, either
            LOG.error("cannot drain {} now, the next sweep tries again", lane, e);
            requests.remove(lane);
        }
    }

    /** @return whether more may be waiting */
    private boolean drain(Lane lane) {
        Channel channel = channels.get(lane.channel());
        List<OutboxMessage> messages = outbox.lock(lane, channel.broker())
                ? outbox.oldest(lane, settings.batchSize(), backoff.keysOf(lane))
                : List.of();
        if (messages.isEmpty()) {
            unavailable.remove(lane); // another instance may have emptied it meanwhile
            return false;
        }
        RelayBatch batch = send(lane, channel, messages);
        outbox.delete(lane, batch.confirmed().stream().map(OutboxMessage::id).toList());
        batch.confirmed().forEach(message -> tap.confirmed(lane.channel(), age(message)));
        if (tell(lane, batch)) {
            batch.failures().forEach(this::failed);
        }
        return (isFull(messages) || batch.hasUnsent()) && !batch.isUnavailable();
    }

    private Duration age(OutboxMessage message) {
        return Duration.between(message.message().headers().time(), clock.instant());
    }

    /** It may be full in number or in bytes. */
    private boolean isFull(List<OutboxMessage> messages) {
        return messages.size() == settings.batchSize()
                || messages.stream()
                                .mapToLong(each -> each.message().body().bytes().length)
                                .sum()
                        >= Outbox.MOST_BYTES;
    }

    /** The log tells that a message is sent before anybody can tell that it is handled. */
    private RelayBatch send(Lane lane, Channel channel, List<OutboxMessage> messages) {
        ChannelAdapter adapter = channels.carrierOf(channel);
        Consumer<OutboxMessage> tellOfSent = message -> tap.saw(sighting(What.SENT, message, ""));
        boolean doubtful = unavailable.contains(lane);
        RelayBatch batch = new RelayBatch(messages, doubtful ? message -> {} : tellOfSent);
        batch.send(message -> adapter.send(channel, message), settings.confirmTimeout());
        if (doubtful) {
            batch.confirmed().forEach(tellOfSent);
        }
        if (!batch.isUnavailable()) {
            backoff.settle(lane, batch);
        }
        return batch;
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
