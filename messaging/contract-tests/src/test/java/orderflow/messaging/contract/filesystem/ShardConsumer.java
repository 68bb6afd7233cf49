package orderflow.messaging.contract.filesystem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import orderflow.messaging.channel.DeliveryFailedException;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.Subscription;

/**
 * Hands one shard's messages to a receiver, batch by batch. The instance that holds the lock handles the next batch.
 */
final class ShardConsumer implements Subscription {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration AFTER_UNFORESEEN = Duration.ofMillis(100);
    private static final int BATCH = 100;

    private final ShardFolder messages;
    private final String subscriber;
    private final Receiver receiver;
    private final InvalidMessageFolder invalidMessages;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "file-system-consumer");

    ShardConsumer(ShardFolder messages, String subscriber, Receiver receiver, InvalidMessageFolder invalidMessages) {
        this.messages = messages;
        this.subscriber = subscriber;
        this.receiver = receiver;
        this.invalidMessages = invalidMessages;
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!isClosedWithin(POLL)) { // another instance can take the lock meanwhile
            receiveBatch();
        }
    }

    private void receiveBatch() {
        try (FileChannel file = messages.lockFile(subscriber);
                FileLock lock = file.tryLock()) {
            if (lock != null) {
                handleBatch();
            }
        } catch (NoSuchFileException e) {
            // nothing has been sent yet, or the broker is away
        } catch (OverlappingFileLockException e) {
            // another instance in this process holds the lock
        } catch (IOException e) {
            receiver.cannotRead(messages.shard(), e);
        }
    }

    private void handleBatch() throws IOException {
        long handled = messages.handled(subscriber);
        List<FileDelivery> batch = messages.read(handled, BATCH).stream()
                .map(file -> new FileDelivery(messages.shard(), file, invalidMessages::add))
                .toList();
        if (batch.isEmpty()) {
            return;
        }
        try {
            receiver.receive(batch);
            messages.settle(subscriber, handled + batch.size());
        } catch (DeliveryFailedException e) {
            messages.settle(subscriber, handled + e.index());
            isClosedWithin(e.retryAfter());
        } catch (RuntimeException | Error e) { // otherwise the thread would end unnoticed
            isClosedWithin(AFTER_UNFORESEEN);
        }
    }

    private boolean isClosedWithin(Duration pause) {
        try {
            return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
