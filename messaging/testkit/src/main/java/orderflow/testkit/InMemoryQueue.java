package orderflow.testkit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import orderflow.messaging.channel.Delivery;
import orderflow.messaging.channel.DeliveryFailedException;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.Subscription;

/** One shard's queue. Several consumers may be registered; one at a time is active (Single Active Consumer). */
final class InMemoryQueue {

    private static final int BATCH = 100;
    private static final Duration AFTER_UNFORESEEN = Duration.ofMillis(100);

    private final Deque<Object> waiting = new ArrayDeque<>();
    private boolean taken;

    synchronized void add(Object raw) {
        waiting.add(raw);
        notifyAll();
    }

    /** @return number of messages that are not settled */
    synchronized int size() {
        return waiting.size();
    }

    Subscription consume(Function<Object, Delivery> delivery, Receiver receiver) {
        Consumer consumer = new Consumer(delivery, receiver);
        consumer.thread.setDaemon(true);
        consumer.thread.start();
        return consumer::close;
    }

    private final class Consumer {

        private final Function<Object, Delivery> delivery;
        private final Receiver receiver;
        private final Thread thread = new Thread(this::run, "in-memory-consumer");
        private boolean closed;

        Consumer(Function<Object, Delivery> delivery, Receiver receiver) {
            this.delivery = delivery;
            this.receiver = receiver;
        }

        private void run() {
            List<Object> batch = take();
            while (!batch.isEmpty()) {
                handle(batch);
                release();
                batch = take();
            }
        }

        private void handle(List<Object> batch) {
            try {
                receiver.receive(batch.stream().map(delivery).toList());
                settle(batch.size());
            } catch (DeliveryFailedException e) {
                settle(e.index());
                pause(e.retryAfter());
            } catch (RuntimeException | Error e) { // would end the thread, and nobody would notice
                pause(AFTER_UNFORESEEN);
            }
        }

        /** @return empty when closed */
        private List<Object> take() {
            synchronized (InMemoryQueue.this) {
                while (!closed && (taken || waiting.isEmpty())) {
                    await(Duration.ZERO);
                }
                if (closed) {
                    return List.of();
                }
                taken = true;
                return waiting.stream().limit(BATCH).toList();
            }
        }

        private void settle(int count) {
            synchronized (InMemoryQueue.this) {
                for (int settled = 0; settled < count; settled++) {
                    waiting.remove();
                }
            }
        }

        private void release() {
            synchronized (InMemoryQueue.this) {
                taken = false;
                InMemoryQueue.this.notifyAll();
            }
        }

        private void pause(Duration pause) {
            long end = System.nanoTime() + pause.toNanos();
            synchronized (InMemoryQueue.this) {
                for (long left = pause.toNanos(); left > 0 && !closed; left = end - System.nanoTime()) {
                    await(Duration.ofNanos(left).plusMillis(1));
                }
            }
        }

        private void await(Duration atMost) {
            try {
                InMemoryQueue.this.wait(atMost.toMillis());
            } catch (InterruptedException e) {
                closed = true;
                Thread.currentThread().interrupt();
            }
        }

        private void close() {
            synchronized (InMemoryQueue.this) {
                closed = true;
                InMemoryQueue.this.notifyAll();
            }
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
