package orderflow.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.ShardConsumer;
import orderflow.messaging.channel.ShardConsumer.Arrival;
import orderflow.messaging.channel.Subscription;

/** One shard's queue. Several consumers may be registered; one at a time is active (Single Active Consumer). */
final class InMemoryQueue {

    private final Deque<Arrival> unsettled = new ArrayDeque<>();
    private final Deque<ShardConsumer<Arrival>> consumers = new ArrayDeque<>(); // the first is the active one

    synchronized void add(Arrival delivery) {
        if (unsettled.isEmpty() && !consumers.isEmpty()) {
            consumers.add(consumers.remove()); // so that all get their share
        }
        unsettled.add(delivery);
        if (!consumers.isEmpty()) {
            consumers.element().arrived(delivery);
        }
    }

    /** @return number of messages that are not settled */
    synchronized int size() {
        return unsettled.size();
    }

    synchronized Subscription consume(Receiver receiver) {
        ShardConsumer<Arrival> consumer = new ShardConsumer<>(receiver, this::settle);
        Thread thread = new Thread(consumer, "in-memory-consumer");
        thread.setDaemon(true);
        thread.start();
        if (consumers.isEmpty()) {
            unsettled.forEach(consumer::arrived);
        }
        consumers.add(consumer);
        return () -> close(consumer);
    }

    private synchronized void settle(List<Arrival> handled) {
        handled.forEach(delivery -> unsettled.remove());
    }

    private void close(ShardConsumer<Arrival> consumer) {
        consumer.close(); // not under the lock, which it needs in order to settle
        synchronized (this) {
            boolean wasActive = consumers.peek() == consumer;
            consumers.remove(consumer);
            if (wasActive && !consumers.isEmpty()) {
                unsettled.forEach(consumers.element()::arrived);
            }
        }
    }
}
