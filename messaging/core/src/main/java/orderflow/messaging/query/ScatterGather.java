package orderflow.messaging.query;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.message.EventMessage;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageFactory;
import orderflow.messaging.message.MessageHeaders;

/**
 * Scatter-Gather: publishes a question to whoever listens on a channel and gathers what is answered to this instance
 * until a deadline. No outbox and no inbox: a question may be lost, and then has fewer answers. Thread-safe.
 */
public final class ScatterGather<A> implements AutoCloseable {

    private final Channel channel;
    private final QueryAdapter adapter;
    private final MessageFactory factory;
    private final QueryReader<A> reader;
    private final Clock clock;
    private final Aggregator<A> aggregator = new Aggregator<>();
    private final ReturnAddress returnAddress;

    ScatterGather(Channel channel, QueryAdapter adapter, MessageFactory factory, QueryReader<A> reader, Clock clock) {
        this.channel = channel;
        this.adapter = adapter;
        this.factory = factory;
        this.reader = reader;
        this.clock = clock;
        this.returnAddress = adapter.receiveAnswers(channel, this::receive);
    }

    /**
     * Occupies no thread meanwhile.
     *
     * @param id unique; the correlation id of the answers, and the name of the conversation
     * @return completes when the time is up, with what was answered by then, in the order in which it came; fails with
     *     {@link NobodyAskedException}, at once if that is known, when the broker is away
     */
    public CompletableFuture<List<A>> ask(UUID id, Object question, Duration within) {
        return returnAddress
                .name()
                .map(address -> ask(id, question, address, within))
                .orElseGet(() -> CompletableFuture.failedFuture(new NobodyAskedException(channel.name())));
    }

    private CompletableFuture<List<A>> ask(UUID id, Object question, String address, Duration within) {
        EventMessage event = new EventMessage(channel.name(), id.toString(), question);
        Message message = factory.query(event, channel.contentType(), address, id);
        aggregator.begin(id);
        CompletableFuture<Boolean> timeUp = new CompletableFuture<>();
        CompletableFuture<Void> asked = adapter.ask(
                channel, new ExpiringMessage(message, clock.instant().plus(within)));
        asked.whenComplete((done, failure) -> {
            if (failure == null) {
                saw(What.SENT, message, "");
            } else {
                saw(What.UNSENT, message, String.valueOf(failure.getMessage()));
                timeUp.complete(false);
            }
        });
        return timeUp.completeOnTimeout(true, within.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(up -> gathered(id, asked));
    }

    private List<A> gathered(UUID id, CompletableFuture<Void> asked) {
        List<A> answers = aggregator.end(id);
        boolean confirmed = asked.isDone() && !asked.isCompletedExceptionally();
        if (answers.isEmpty() && !confirmed) {
            throw new NobodyAskedException(channel.name());
        }
        return answers;
    }

    private void receive(Supplier<ExpiringMessage> arrival) {
        reader.read(arrival, (answer, arrived) -> {
            MessageHeaders headers = arrived.message().headers();
            UUID question = headers.correlationId();
            if (question != null && aggregator.add(question, answer)) {
                saw(What.HANDLED, arrived.message(), "");
            } else {
                saw(What.LATE, arrived.message(), "dropped: nobody waits for it any more");
            }
        });
    }

    private void saw(What what, Message message, String detail) {
        reader.tap().saw(Sighting.of(what, channel.name(), message.headers(), detail));
    }

    /** Gatherings under way end by their deadline. */
    @Override
    public void close() {
        returnAddress.close();
    }
}
