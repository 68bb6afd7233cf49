package orderflow.messaging.rabbitmq;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.message.HeaderReader;
import orderflow.messaging.query.ExpiringMessage;
import orderflow.messaging.query.QueryAdapter;
import orderflow.messaging.query.ReturnAddress;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;

/**
 * Questions on AMQP 0-9-1: a fanout exchange with a queue per recipient, and a queue for each instance that asks, which
 * goes with its connection. At most once; what has expired is for its receiver to drop, and RabbitMQ forgets it after
 * seconds; thread-safe.
 */
public final class RabbitQueryAdapter implements QueryAdapter {

    static final String EXPIRES = "expires";
    private static final String DEFAULT_EXCHANGE = "";
    private static final String FANOUT = "fanout";
    // no question is asked for longer; its receiver looks at the very moment
    private static final Map<String, Object> FORGETFUL = Map.of("x-message-ttl", 10_000);

    private final ConnectionFactory connections;
    private final RabbitSender sender;

    /** @param connections with publisher confirms (correlated) */
    public RabbitQueryAdapter(ConnectionFactory connections) {
        this.connections = connections;
        this.sender = new RabbitSender(connections, false);
    }

    @Override
    public String broker() {
        return "rabbitmq";
    }

    @Override
    public ReturnAddress receiveAnswers(Channel channel, Consumer<Supplier<ExpiringMessage>> receiver) {
        String name = channel.name() + ".answers";
        return new PassingQueue(name, connections, arrived -> receiver.accept(() -> fromAmqp(arrived)), session -> {
            session.exchangeDeclare(channel.name(), FANOUT, true);
            return session.queueDeclare("", false, true, true, FORGETFUL).getQueue();
        });
    }

    @Override
    public Subscription receiveQuestions(
            Channel channel, String recipient, Consumer<Supplier<ExpiringMessage>> receiver) {
        String name = channel.name() + "." + recipient;
        return new PassingQueue(name, connections, arrived -> receiver.accept(() -> fromAmqp(arrived)), session -> {
            session.exchangeDeclare(channel.name(), FANOUT, true);
            session.queueDeclare(name, true, false, true, FORGETFUL);
            session.queueBind(name, channel.name(), "");
            return name;
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

    private static ExpiringMessage fromAmqp(Message amqp) {
        HeaderReader headers = new HeaderReader(amqp.getMessageProperties()::getHeader);
        return new ExpiringMessage(AmqpMessageTranslator.fromAmqp(amqp), headers.required(EXPIRES, Instant::parse));
    }
}
