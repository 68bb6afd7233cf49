package orderflow.testkit;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import orderflow.messaging.query.ExpiringMessage;

/** Hands messages to one receiver, each on a thread of its own, until it is closed. */
final class InMemoryHandover {

    private final Consumer<Supplier<ExpiringMessage>> receiver;
    private final ReadWriteLock handingOver = new ReentrantReadWriteLock(); // any number at once
    private boolean closed;

    InMemoryHandover(Consumer<Supplier<ExpiringMessage>> receiver) {
        this.receiver = receiver;
    }

    void start(ExpiringMessage message) {
        Thread thread = new Thread(() -> handOver(message), "in-memory-query");
        thread.setDaemon(true);
        thread.start();
    }

    private void handOver(ExpiringMessage message) {
        handingOver.readLock().lock();
        try {
            if (!closed) {
                receiver.accept(() -> message);
            }
        } finally {
            handingOver.readLock().unlock();
        }
    }

    /** Returns when the receiver has handled what it has in hand. */
    void close() {
        handingOver.writeLock().lock();
        try {
            closed = true;
        } finally {
            handingOver.writeLock().unlock();
        }
    }
}
