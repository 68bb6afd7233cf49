package orderflow.messaging.rabbitmq;

import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.Connection;
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
    private final Rebinding rebinding = new Rebinding(Clock.systemUTC());
    private final RabbitInvalidMessageChannel invalidMessages;
    private volatile boolean sharesOut;

    /**
     * @param connections with publisher confirms (correlated) and returns
     * @param declarations makes connections to the same broker: one that refuses a declaration may close the connection
     * @param instance tells this process from the others of its service; decides which shards it gets
     */
    public RabbitChannelAdapter(ConnectionFactory connections, ConnectionFactory declarations, String instance) {
        this.connections = connections;
        this.instance = instance;
        this.topology = new RabbitTopology(new RabbitAdmin(declarations), rebinding::exchangeWasGone);
        this.toQueues = new RabbitSender(connections, true);
        this.toWhoeverListens = new RabbitSender(connections, false);
        this.invalidMessages = new RabbitInvalidMessageChannel(topology, toQueues);
        connections.addConnectionListener(new RabbitConnectionLog(connections.getHost() + ":" + connections.getPort()));
        connections.addConnectionListener(this::reconnected);
    }

    @Override
    public String broker() {
        return "rabbitmq";
    }

    /** Other brokers of AMQP 0-9-1 leave a shard with its consumer: which one it is, the first connection tells. */
    @Override
    public Set<Capability> capabilities() {
        Set<Capability> all = EnumSet.of(Capability.PERSISTENCE, Capability.RECREATION, Capability.QUERIES);
        if (sharesOut) {
            all.add(Capability.SHARING_OUT);
        }
        return all;
    }

    @Override
    public CompletableFuture<Void> send(Channel channel, Message message) {
        String shard = String.valueOf(channel.shardOf(message.headers().shardKey()));
        org.springframework.amqp.core.Message amqp = AmqpMessageTranslator.toAmqp(message);
        try {
            topology.declare(channel);
            if (rebinding.isKeptBack(channel.name())) {
                return CompletableFuture.failedFuture(new ChannelUnavailableException(
                        new IllegalStateException("its subscribers bind their queues again")));
            }
            return toQueues.publish(channel.name(), shard, amqp)
                    .thenRun(() -> routed(channel))
                    // not on the client's own thread, which a second attempt would wait for
                    .exceptionallyComposeAsync(failure -> failed(channel, shard, amqp, failure));
        } catch (AmqpException e) {
            return CompletableFuture.failedFuture(Refusals.ofDeclaration(e));
        }
    }

    @Override
    public void inOneSession(Runnable sends) {
        try {
            toQueues.inOneSession(sends);
        } catch (AmqpException e) { // no session: each send finds out by itself why
            sends.run();
        }
    }

    private void routed(Channel channel) {
        if (channel.style()
                == ChannelStyle.PUBLISH_SUBSCRIBE) { // of other queues the sender itself sees to the bindings
            rebinding.routed(channel.name());
        }
    }

    private CompletableFuture<Void> failed(
            Channel channel, String shard, org.springframework.amqp.core.Message amqp, Throwable failure) {
        Throwable cause = Objects.requireNonNullElse(failure.getCause(), failure);
        topology.forget(channel.name());
        if (!(cause instanceof UnroutableException)) {
            return CompletableFuture.failedFuture(cause);
        }
        if (channel.style() == ChannelStyle.PUBLISH_SUBSCRIBE && !rebinding.mayBeBoundAgain(channel.name())) {
            return toWhoeverListens.publish(channel.name(), shard, amqp);
        }
        return CompletableFuture.failedFuture(new ChannelUnavailableException(cause));
    }

    /** Maybe to a broker that has come back empty. */
    private void reconnected(@Nullable Connection connection) {
        sharesOut = isRabbitMq(connection);
        topology.forgetAll();
        rebinding.reconnected();
    }

    private static boolean isRabbitMq(@Nullable Connection connection) {
        return Optional.ofNullable(connection)
                .flatMap(connected -> Optional.ofNullable(connected.getDelegate()))
                .map(client -> String.valueOf(client.getServerProperties().get("product")))
                .filter("RabbitMQ"::equals)
                .isPresent();
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
        TopologyGuard guard = TopologyGuard.start(channel.name() + "." + subscriber, shards);
        return () -> {
            guard.close();
            shards.parallelStream().forEach(Subscription::close);
        };
    }

    private RabbitSubscription subscribe(Channel channel, String subscriber, int shard, Receiver receiver) {
        ShardQueue queue = new ShardQueue(topology, channel, subscriber, shard);
        int priority = ShardPriority.of(instance, queue.name());
        return new RabbitSubscription(connections, queue, priority, receiver, invalidMessages);
    }
}
