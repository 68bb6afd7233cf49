package orderflow.messaging.rabbitmq;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.message.HeaderReader;
import orderflow.messaging.message.InvalidMessageException;
import orderflow.messaging.query.ExpiringMessage;
import orderflow.messaging.query.QueryAdapter;
import orderflow.messaging.query.ReturnAddress;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;

/**
 * Questions on AMQP 0-9-1: a fanout exchange with a queue per recipient, and a queue for each instance that asks, which
 * goes with its connection. At most once; what has expired is for its receiver to drop, and RabbitMQ forgets it after
 * seconds; thread-safe.
 */
public final class RabbitQueryAdapter implements QueryAdapter {

    static final String EXPIRES = "expires";
    private static final String DEFAULT_EXCHANGE = "";
    // no question is asked for longer; its receiver looks at the very moment
    private static final Map<String, Object> FORGETFUL = Map.of("x-message-ttl", 10_000);

    private final RabbitAdmin admin;
    private final RabbitSender sender;

    /** @param connections with publisher confirms (correlated) */
    public RabbitQueryAdapter(ConnectionFactory connections) {
        this.admin = new RabbitAdmin(connections);
        this.sender = new RabbitSender(connections, false);
    }

    @Override
    public String broker() {
        return "rabbitmq";
    }

    @Override
    public ReturnAddress receiveAnswers(Channel channel, Consumer<Supplier<ExpiringMessage>> receiver) {
        return new RabbitQuerySubscription(channel.name() + ".answers", admin, receiver, () -> {
            admin.declareExchange(new FanoutExchange(channel.name()));
            return Objects.requireNonNull(admin.declareQueue(new Queue("", false, true, true, FORGETFUL)));
        });
    }

    @Override
    public Subscription receiveQuestions(
            Channel channel, String recipient, Consumer<Supplier<ExpiringMessage>> receiver) {
        FanoutExchange exchange = new FanoutExchange(channel.name());
        Queue queue = new Queue(channel.name() + "." + recipient, true, false, true, FORGETFUL);
        return new RabbitQuerySubscription(queue.getName(), admin, receiver, () -> {
            admin.declareExchange(exchange);
            admin.declareQueue(queue);
            admin.declareBinding(BindingBuilder.bind(queue).to(exchange));
            return queue.getName();
        });
    }

    @Override
    public CompletableFuture<Void> ask(Channel channel, ExpiringMessage question) {
        return publish(channel.name(), "", question);
    }

    @Override
    public CompletableFuture<Void> answer(Channel channel, String returnAddress, ExpiringMessage answer) {
        return publish(DEFAULT_EXCHANGE, returnAddress, answer);
    }

    private CompletableFuture<Void> publish(String exchange, String routingKey, ExpiringMessage expiring) {
        try {
            return sender.publish(exchange, routingKey, toAmqp(expiring));
        } catch (AmqpException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** No {@code expiration}: to RabbitMQ that is a time to live, to Qpid Broker-J a moment long ago. */
    private static Message toAmqp(ExpiringMessage expiring) {
        Message amqp = AmqpMessageTranslator.toAmqp(expiring.message());
        MessageProperties properties = amqp.getMessageProperties();
        properties.setDeliveryMode(MessageDeliveryMode.NON_PERSISTENT);
        properties.setHeader(EXPIRES, expiring.expires().toString());
        return amqp;
    }

    /** @throws InvalidMessageException naming the header that is missing or malformed */
    static ExpiringMessage fromAmqp(Message amqp) {
        HeaderReader headers = new HeaderReader(amqp.getMessageProperties()::getHeader);
        return new ExpiringMessage(AmqpMessageTranslator.fromAmqp(amqp), headers.required(EXPIRES, Instant::parse));
    }
}
