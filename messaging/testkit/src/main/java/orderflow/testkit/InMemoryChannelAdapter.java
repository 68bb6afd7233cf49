package orderflow.testkit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.channel.ChannelStyle;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.Remaining;
import orderflow.messaging.channel.ShardConsumer;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.message.InvalidMessageException;
import orderflow.messaging.message.Message;

/**
 * A broker in memory, for tests of services without a broker. At least once; ordered per shard; each shard of a
 * subscriber has one thread, and a message that failed is delivered again before anything behind it.
 */
public final class InMemoryChannelAdapter implements ChannelAdapter {

    public static final String NAME = "in-memory";

    /** What was set aside, and why. */
    public record Invalid(String channel, Object raw, String reason) {}

    private record QueueName(String channel, String subscriber, int shard) {}

    private static final String ANY_RECEIVER = "";

    private final Map<QueueName, InMemoryQueue> queues = new ConcurrentHashMap<>();
    private final List<Invalid> invalid = new CopyOnWriteArrayList<>();

    @Override
    public String broker() {
        return NAME;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.SHARING_OUT, Capability.QUERIES);
    }

    @Override
    public CompletableFuture<Void> send(Channel channel, Message message) {
        deliver(channel, message.headers().shardKey(), message);
        return CompletableFuture.completedFuture(null);
    }

    /** Sends something that is no message at all, as a broken or foreign sender would. */
    public void sendUnreadable(Channel channel, String shardKey, Object garbage) {
        deliver(channel, shardKey, garbage);
    }

    private void deliver(Channel channel, String shardKey, Object raw) {
        int shard = channel.shardOf(shardKey);
        InMemoryDelivery delivery = new InMemoryDelivery(channel.name(), shard, raw);
        if (channel.style() == ChannelStyle.POINT_TO_POINT) {
            queue(new QueueName(channel.name(), ANY_RECEIVER, shard)).add(delivery);
            return;
        }
        queues.forEach((name, queue) -> {
            if (name.channel().equals(channel.name()) && name.shard() == shard) {
                queue.add(delivery);
            }
        });
    }

    private InMemoryQueue queue(QueueName name) {
        return queues.computeIfAbsent(name, any -> new InMemoryQueue());
    }

    @Override
    public Subscription subscribe(Channel channel, String subscriber, Receiver receiver) {
        String owner = channel.style() == ChannelStyle.POINT_TO_POINT ? ANY_RECEIVER : subscriber;
        List<Subscription> shards = IntStream.range(0, channel.shards())
                .mapToObj(shard ->
                        queue(new QueueName(channel.name(), owner, shard)).consume(receiver))
                .toList();
        return () -> shards.forEach(Subscription::close);
    }

    /** Knows its subscribers itself, and counts what they have in hand. */
    @Override
    public Remaining remaining(Channel channel, Collection<String> subscribers) {
        long waiting = queues.entrySet().stream()
                .filter(queue -> queue.getKey().channel().equals(channel.name()))
                .mapToLong(queue -> queue.getValue().size())
                .sum();
        return new Remaining(waiting, 0, 0);
    }

    /** @return the Invalid Message Channel's messages, oldest first */
    public List<Invalid> invalidMessages() {
        return List.copyOf(invalid);
    }

    private final class InMemoryDelivery implements ShardConsumer.Arrival {

        private final String channel;
        private final int shard;
        private final Object raw;

        InMemoryDelivery(String channel, int shard, Object raw) {
            this.channel = channel;
            this.shard = shard;
            this.raw = raw;
        }

        @Override
        public int shard() {
            return shard;
        }

        @Override
        public long bytes() {
            return 0; // it is in memory in any case
        }

        @Override
        public Message message() {
            if (raw instanceof Message message) {
                return message;
            }
            throw new InvalidMessageException("not a message: " + raw);
        }

        @Override
        public void setAside(String reason) {
            invalid.add(new Invalid(channel, raw, reason));
        }
    }
}
