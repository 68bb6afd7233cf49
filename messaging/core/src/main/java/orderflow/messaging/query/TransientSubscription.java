package orderflow.messaging.query;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives what passes by on a thread of its own, from whenever the broker can be reached, and anew after each time
 * that it was away. For adapters to extend. At most once.
 */
public abstract class TransientSubscription implements ReturnAddress {

    private static final Logger LOG = LoggerFactory.getLogger(TransientSubscription.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile Optional<String> name = Optional.empty();

    protected TransientSubscription(String label) {
        this.thread = new Thread(this::run, label);
    }

    /** Returns when the broker is lost, or when this is closing; any exception means that the broker is away. */
    protected abstract void receive() throws Exception;

    /** To be called once, when the subclass is complete. */
    protected final void start() {
        thread.start();
    }

    /** From now on nothing that is sent to this address is missed. */
    protected final void receivingAt(String address) {
        name = Optional.of(address);
    }

    protected final <T> void handOver(T arrived, Consumer<T> receiver) {
        try {
            receiver.accept(arrived);
        } catch (RuntimeException | Error e) { // would end this thread, and nobody would notice
            LOG.warn("{} drops a message: {}", thread.getName(), e.toString());
        }
    }

    @Override
    public final Optional<String> name() {
        return name;
    }

    private void run() {
        do {
            try {
                receive();
            } catch (Exception e) { // whatever it is, it must not end here
                LOG.debug("{} waits for its broker: {}", thread.getName(), e.toString());
            } finally {
                name = Optional.empty();
            }
        } while (!isClosing(RETRY));
    }

    /** Waits until this is being closed, but no longer than {@code atMost}. */
    protected final boolean isClosing(Duration atMost) {
        try {
            return closing.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public final void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
