package orderflow.messaging.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Event-Driven Consumer: hands one shard's deliveries to a receiver, in order, on one thread. What has arrived
 * meanwhile is handled as a batch, so a lone message is never delayed. What fails is retried in place: a message that
 * goes back to the broker loses its place.
 *
 * <p>An adapter whose broker pushes messages makes one for each shard, and
 *
 * <ol>
 *   <li>calls {@link #run} on a thread of its own; it returns when this is closed, and closing waits for it;
 *   <li>calls {@link #arrived} for each message, oldest first, on any one thread;
 *   <li>acknowledges what {@code settling} is called with, on the thread that runs this;
 *   <li>calls {@link #close}, on any other thread, and then lets go of the queue.
 * </ol>
 *
 * An adapter whose client has such a loop already, as Kafka's has, needs {@link DeliveryFailedException#of} only.
 */
public final class ShardConsumer<D extends ShardConsumer.Arrival> implements Runnable, Subscription {

    /** A delivery that may have to wait. */
    public interface Arrival extends Delivery {

        long bytes();

        /** @return whether it can still be acknowledged; if not, it is dropped: the broker delivers it again */
        default boolean isAlive() {
            return true;
        }
    }

    static final int MOST = 100;
    private static final long MOST_BYTES = 4L * 1024 * 1024; // that are handled together, unless one alone has more

    private final Receiver receiver;
    private final Consumer<List<D>> settling;
    private final BlockingQueue<Optional<D>> arrived = new LinkedBlockingQueue<>();
    private final List<D> inHand = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CompletableFuture<Boolean> finished = new CompletableFuture<>();

    /** @param settling acknowledges deliveries, oldest first; must not throw: what it cannot acknowledge comes again */
    public ShardConsumer(Receiver receiver, Consumer<List<D>> settling) {
        this.receiver = receiver;
        this.settling = settling;
    }

    /** Never waits: the adapter limits how much the broker pushes before it has to be acknowledged. */
    public void arrived(D delivery) {
        arrived.add(Optional.of(delivery));
    }

    @Override
    public void run() {
        try {
            while (!isClosing(Duration.ZERO)) {
                takeInHand();
                if (!inHand.isEmpty()) {
                    handle();
                }
            }
        } catch (InterruptedException e) {
            closing.countDown();
            Thread.currentThread().interrupt();
        } finally {
            finished.complete(true);
        }
    }

    private void takeInHand() throws InterruptedException {
        if (inHand.isEmpty()) {
            arrived.take().ifPresent(inHand::add); // empty when this is being closed
        }
        while (hasRoom() && !arrived.isEmpty()) {
            arrived.remove().ifPresent(inHand::add);
        }
        inHand.removeIf(delivery -> !delivery.isAlive());
    }

    private boolean hasRoom() {
        return inHand.size() < MOST && inHand.stream().mapToLong(Arrival::bytes).sum() < MOST_BYTES;
    }

    private void handle() {
        List<D> batch = List.copyOf(inHand);
        try {
            receiver.receive(batch);
            settle(batch);
        } catch (RuntimeException | Error e) { // would end this thread, and nobody would notice
            DeliveryFailedException failed = DeliveryFailedException.of(e);
            settle(batch.subList(0, failed.index()));
            isClosing(failed.retryAfter());
        }
    }

    private void settle(List<D> handled) {
        inHand.subList(0, handled.size()).clear();
        settling.accept(handled);
    }

    /** Waits until this consumer is being closed, but no longer than {@code atMost}. */
    public boolean isClosing(Duration atMost) {
        try {
            return closing.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Returns when what the receiver is handling is settled; the rest stays with the broker. */
    @Override
    public void close() {
        closing.countDown();
        arrived.add(Optional.empty());
        finished.join();
    }
}
