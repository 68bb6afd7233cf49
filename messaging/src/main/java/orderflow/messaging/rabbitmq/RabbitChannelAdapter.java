package orderflow.messaging.rabbitmq;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.channel.ChannelStyle;
import orderflow.messaging.channel.ChannelUnavailableException;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.Remaining;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.message.Message;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;

/**
 * Channel Adapter for AMQP 0-9-1: shards are single-active-consumer quorum queues, shard = hash of the key mod their
 * number. At least once (publisher confirms, manual acknowledgement); ordered per shard key; thread-safe.
 */
public final class RabbitChannelAdapter implements ChannelAdapter {

    private final ConnectionFactory connections;
    private final String instance;
    private final RabbitTopology topology;
    private final RabbitSender toQueues;
    private final RabbitSender toWhoeverListens;
    private final RabbitInvalidMessageChannel invalidMessages;

    /**
     * @param connections with publisher confirms (correlated) and returns
     * @param instance tells this process from the others of its service; decides which shards it gets
     */
    public RabbitChannelAdapter(ConnectionFactory connections, String instance) {
        this.connections = connections;
        this.instance = instance;
        this.topology = new RabbitTopology(new RabbitAdmin(connections));
        this.toQueues = new RabbitSender(connections, true);
        this.toWhoeverListens = new RabbitSender(connections, false);
        this.invalidMessages = new RabbitInvalidMessageChannel(topology, toQueues);
        connections.addConnectionListener(new RabbitConnectionLog(connections.getHost() + ":" + connections.getPort()));
    }

    @Override
    public String broker() {
        return "rabbitmq";
    }

    @Override
    public CompletableFuture<Void> send(Channel channel, Message message) {
        RabbitSender sender = channel.style() == ChannelStyle.POINT_TO_POINT ? toQueues : toWhoeverListens;
        String shard = String.valueOf(channel.shardOf(message.headers().shardKey()));
        try {
            topology.declare(channel);
            return sender.publish(channel.name(), shard, AmqpMessageTranslator.toAmqp(message));
        } catch (AmqpException e) {
            return CompletableFuture.failedFuture(new ChannelUnavailableException(e));
        }
    }

    @Override
    public Remaining remaining(Channel channel, Collection<String> subscribers) {
        try {
            return topology.remaining(channel, subscribers);
        } catch (AmqpException e) {
            throw new ChannelUnavailableException(e);
        }
    }

    @Override
    public Subscription subscribe(Channel channel, String subscriber, Receiver receiver) {
        List<RabbitSubscription> shards = IntStream.range(0, channel.shards())
                .mapToObj(shard -> subscribe(channel, subscriber, shard, receiver))
                .toList();
        return () -> shards.parallelStream().forEach(Subscription::close);
    }

    private RabbitSubscription subscribe(Channel channel, String subscriber, int shard, Receiver receiver) {
        String queue = RabbitTopology.queueOf(channel, subscriber, shard);
        return new RabbitSubscription(
                connections,
                queue,
                ShardPriority.of(instance, queue),
                () -> topology.declare(channel, subscriber, shard),
                new ShardConsumer(shard, receiver, invalidMessages));
    }
}
