package orderflow.messaging.rabbitmq;

import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelStyle;
import orderflow.messaging.channel.Remaining;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.connection.RabbitUtils;
import org.springframework.amqp.rabbit.core.ChannelCallback;
import org.springframework.amqp.rabbit.core.RabbitAdmin;

/**
 * What a channel looks like on the broker: a direct exchange with the channel's name, and a queue per shard
 * (point-to-point) or per subscriber and shard (publish/subscribe), bound by the shard's number. Whoever comes first
 * declares it.
 */
final class RabbitTopology {

    static final String INVALID_MESSAGES = "invalid-messages";

    private final RabbitAdmin admin;
    private final Consumer<String> exchangeWasGone;
    private final Set<String> declared = ConcurrentHashMap.newKeySet();

    /** @param exchangeWasGone told of an exchange of events that had to be made anew, and has no bindings yet */
    RabbitTopology(RabbitAdmin admin, Consumer<String> exchangeWasGone) {
        this.admin = admin;
        this.exchangeWasGone = exchangeWasGone;
    }

    static String queueOf(Channel channel, String subscriber, int shard) {
        return channel.style() == ChannelStyle.POINT_TO_POINT
                ? channel.name() + "." + shard
                : channel.name() + "." + subscriber + "." + shard;
    }

    /**
     * Makes sure that the channel can take messages; those of a point-to-point channel are kept even before its
     * receiver was ever there.
     *
     * @throws org.springframework.amqp.AmqpException when the broker is out of reach
     */
    void declare(Channel channel) {
        once(channel.name(), () -> {
            declareExchange(channel);
            if (channel.style() == ChannelStyle.POINT_TO_POINT) {
                IntStream.range(0, channel.shards()).forEach(shard -> declare(channel, "", shard));
            }
        });
    }

    /** Makes sure that the subscriber's queue for the shard is there and gets its messages. */
    void declare(Channel channel, String subscriber, int shard) {
        DirectExchange exchange = declareExchange(channel);
        Queue queue = shardQueue(queueOf(channel, subscriber, shard));
        admin.declareQueue(queue);
        admin.declareBinding(BindingBuilder.bind(queue).to(exchange).with(String.valueOf(shard)));
    }

    /** Whoever finds it missing says so before making it: with one subscriber bound, events would miss the others. */
    private DirectExchange declareExchange(Channel channel) {
        if (channel.style() == ChannelStyle.PUBLISH_SUBSCRIBE && isMissing(channel.name())) {
            exchangeWasGone.accept(channel.name());
        }
        DirectExchange exchange = new DirectExchange(channel.name());
        admin.declareExchange(exchange);
        return exchange;
    }

    /** @return what is in its queues, without what consumers have in hand, and the number of these consumers */
    Remaining remaining(Channel channel, Collection<String> subscribers) {
        return (channel.style() == ChannelStyle.POINT_TO_POINT ? List.of("") : subscribers)
                .stream()
                        .flatMap(subscriber -> IntStream.range(0, channel.shards())
                                .mapToObj(shard -> look(queueOf(channel, subscriber, shard))))
                        .reduce(Remaining.NOTHING, RabbitTopology::sum);
    }

    private static Remaining sum(Remaining one, Remaining other) {
        return new Remaining(one.messages() + other.messages(), one.receivers() + other.receivers(), 0);
    }

    private boolean isMissing(String exchange) {
        return ask(session -> session.exchangeDeclarePassive(exchange)).isEmpty();
    }

    Remaining look(String queue) {
        return ask(session -> session.queueDeclarePassive(queue))
                .map(found -> new Remaining(found.getMessageCount(), found.getConsumerCount(), 0))
                .orElse(Remaining.NOTHING);
    }

    /** @return empty when there is no such thing */
    private <T> Optional<T> ask(ChannelCallback<T> question) {
        Optional<T> answer = admin.getRabbitTemplate().execute(session -> {
            try {
                return Optional.ofNullable(question.doInRabbit(session));
            } catch (IOException e) {
                if (e.getCause() instanceof ShutdownSignalException signal
                        && RabbitUtils.isPassiveDeclarationChannelClose(signal)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
        return Objects.requireNonNull(answer);
    }

    void declareInvalidMessageChannel() {
        once(
                INVALID_MESSAGES,
                () -> admin.declareQueue(
                        QueueBuilder.durable(INVALID_MESSAGES).quorum().build()));
    }

    /** Has it declared again before it is used the next time. */
    void forget(String name) {
        declared.remove(name);
    }

    void forgetAll() {
        declared.clear();
    }

    private void once(String name, Runnable declaration) {
        if (!declared.contains(name)) {
            declaration.run();
            declared.add(name); // not before it has succeeded
        }
    }

    /**
     * One consumer at a time, so that order survives; and no limit after which the broker would drop a message. The
     * last two arguments say the same to Qpid Broker-J, whose single active consumer alone loses order when it dies,
     * and stalls; RabbitMQ takes no notice of them.
     */
    private static Queue shardQueue(String name) {
        return QueueBuilder.durable(name)
                .quorum()
                .singleActiveConsumer()
                .withArgument("x-delivery-limit", -1)
                .withArgument("maximumLiveConsumers", 0)
                .withArgument("messageGroupType", "SHARED_GROUPS")
                .build();
    }
}
