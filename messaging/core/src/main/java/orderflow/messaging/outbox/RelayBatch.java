package orderflow.messaging.outbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import orderflow.messaging.channel.ChannelUnavailableException;
import orderflow.messaging.channel.MessageRefusedException;
import orderflow.messaging.message.Message;

/**
 * Sends a lane's messages in waves: in each, the oldest message of every shard key, so that a key never has two
 * messages unconfirmed. A key whose message failed sends no more; while the channel is unavailable none does.
 */
final class RelayBatch {

    /** How one message fared. */
    record Failure(OutboxMessage message, Throwable cause) {
        boolean isFinal() {
            return cause instanceof MessageRefusedException;
        }
    }

    private final Map<String, Deque<OutboxMessage>> queues = new LinkedHashMap<>();
    private final Consumer<OutboxMessage> beforeSend;
    private final List<OutboxMessage> confirmed = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private boolean unavailable;

    /** @param beforeSend told of each message just before its broker gets it */
    RelayBatch(Collection<OutboxMessage> messages, Consumer<OutboxMessage> beforeSend) {
        this.beforeSend = beforeSend;
        for (OutboxMessage message : messages) {
            queues.computeIfAbsent(message.message().headers().shardKey(), key -> new ArrayDeque<>())
                    .add(message);
        }
    }

    /** @param timeout for the confirms of all messages together, so that a lane is never locked for long */
    void send(Function<Message, CompletableFuture<Void>> sender, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!queues.isEmpty() && !unavailable && System.nanoTime() < deadline) {
            Map<OutboxMessage, CompletableFuture<Void>> wave = wave(sender, deadline);
            wave.forEach((message, confirm) -> settle(message, confirm, deadline - System.nanoTime()));
            queues.values().removeIf(Deque::isEmpty);
        }
    }

    private Map<OutboxMessage, CompletableFuture<Void>> wave(
            Function<Message, CompletableFuture<Void>> sender, long deadline) {
        Map<OutboxMessage, CompletableFuture<Void>> wave = new LinkedHashMap<>();
        for (Deque<OutboxMessage> queue : queues.values()) {
            if (System.nanoTime() >= deadline) {
                break; // what was never sent has not failed: it has its turn in the next batch
            }
            OutboxMessage oldest = queue.element();
            CompletableFuture<Void> confirm = send(sender, oldest);
            wave.put(oldest, confirm);
            if (confirm.handle((done, failure) -> failure instanceof ChannelUnavailableException)
                    .getNow(false)) {
                break; // the others would only wait for the same broker
            }
        }
        return wave;
    }

    private CompletableFuture<Void> send(Function<Message, CompletableFuture<Void>> sender, OutboxMessage message) {
        beforeSend.accept(message);
        try {
            return sender.apply(message.numbered());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void settle(OutboxMessage message, CompletableFuture<Void> confirm, long nanosLeft) {
        String key = message.message().headers().shardKey();
        try {
            confirm.get(Math.max(0, nanosLeft), TimeUnit.NANOSECONDS);
            confirmed.add(message);
            queues.getOrDefault(key, new ArrayDeque<>()).poll();
        } catch (ExecutionException | CancellationException e) {
            fail(key, new Failure(message, e.getCause() == null ? e : e.getCause()));
        } catch (TimeoutException e) {
            fail(key, new Failure(message, new TimeoutException("not confirmed in time")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(key, new Failure(message, e));
        }
    }

    private void fail(String key, Failure failure) {
        boolean unreachable = failure.cause() instanceof ChannelUnavailableException;
        if (!unreachable || !unavailable) { // one is enough to say so
            failures.add(failure);
        }
        unavailable |= unreachable;
        queues.remove(key);
    }

    /** @return whether the broker could not be reached, so that trying again at once is of no use */
    boolean isUnavailable() {
        return unavailable;
    }

    /** @return whether there was no time to send some of its messages */
    boolean hasUnsent() {
        return !queues.isEmpty() && !unavailable;
    }

    List<OutboxMessage> confirmed() {
        return confirmed;
    }

    List<Failure> failures() {
        return failures;
    }
}
