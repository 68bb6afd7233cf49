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
    private final Function<OutboxMessage, CompletableFuture<Void>> sender;
    private final Map<OutboxMessage, CompletableFuture<Void>> wave = new LinkedHashMap<>();
    private final List<OutboxMessage> confirmed = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final int size;
    private boolean unavailable;

    RelayBatch(Collection<OutboxMessage> messages, Function<OutboxMessage, CompletableFuture<Void>> sender) {
        this.sender = sender;
        this.size = messages.size();
        for (OutboxMessage message : messages) {
            queues.computeIfAbsent(message.message().headers().shardKey(), key -> new ArrayDeque<>())
                    .add(message);
        }
    }

    /**
     * Sends the batches of several lanes side by side.
     *
     * @param session runs the sends of one wave
     * @param timeout for the confirms of all messages together, so that no lane is locked for long
     */
    static void sendTogether(Collection<RelayBatch> batches, Consumer<Runnable> session, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        List<RelayBatch> sending = new ArrayList<>(batches);
        while (!sending.isEmpty() && System.nanoTime() < deadline) {
            session.accept(() -> sending.forEach(batch -> batch.sendWave(deadline)));
            sending.forEach(batch -> batch.settleWave(deadline));
            sending.removeIf(batch -> !batch.hasUnsent());
        }
    }

    private void sendWave(long deadline) {
        for (Deque<OutboxMessage> queue : queues.values()) {
            if (System.nanoTime() >= deadline) {
                break; // what was never sent has not failed: it has its turn in the next batch
            }
            OutboxMessage oldest = queue.element();
            CompletableFuture<Void> confirm = send(oldest);
            wave.put(oldest, confirm);
            if (confirm.handle((done, failure) -> failure instanceof ChannelUnavailableException)
                    .getNow(false)) {
                break; // the others would only wait for the same broker
            }
        }
    }

    private CompletableFuture<Void> send(OutboxMessage message) {
        try {
            return sender.apply(message);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void settleWave(long deadline) {
        wave.forEach((message, confirm) -> settle(message, confirm, deadline - System.nanoTime()));
        wave.clear();
        queues.values().removeIf(Deque::isEmpty);
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

    int size() {
        return size;
    }

    List<OutboxMessage> confirmed() {
        return confirmed;
    }

    List<Failure> failures() {
        return failures;
    }
}
