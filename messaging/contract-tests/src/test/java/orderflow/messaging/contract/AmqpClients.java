package orderflow.messaging.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.message.Body;
import orderflow.messaging.query.QueryAdapter;
import orderflow.messaging.rabbitmq.DeclaringConnections;
import orderflow.messaging.rabbitmq.RabbitChannelAdapter;
import orderflow.messaging.rabbitmq.RabbitQueryAdapter;
import orderflow.testkit.contract.ForeignMessage;
import orderflow.testkit.contract.InvalidMessage;
import org.springframework.amqp.core.Exchange;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionListener;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.amqp.autoconfigure.CachingConnectionFactoryConfigurer;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Clients of an AMQP 0-9-1 broker on this machine. */
final class AmqpClients implements BrokerClients {

    private static final String INVALID_MESSAGES = "invalid-messages";

    private final List<DeclaringConnections> declaring = new ArrayList<>();
    private final ConfigurableApplicationContext one;
    private final ConfigurableApplicationContext two;
    private final ChannelAdapter adapter;
    private final ChannelAdapter otherInstance;
    private final RabbitQueryAdapter queries;
    private final RabbitQueryAdapter otherQueries;
    private final List<Message> invalidMessages = new CopyOnWriteArrayList<>();

    AmqpClients(int port) {
        one = BrokerClients.spring(RabbitAutoConfiguration.class, "spring.rabbitmq.addresses=127.0.0.1:" + port);
        two = BrokerClients.spring(RabbitAutoConfiguration.class, "spring.rabbitmq.addresses=127.0.0.1:" + port);
        adapter = adapter(one, "one");
        otherInstance = adapter(two, "two");
        queries = new RabbitQueryAdapter(one.getBean(ConnectionFactory.class));
        otherQueries = new RabbitQueryAdapter(two.getBean(ConnectionFactory.class));
    }

    private ChannelAdapter adapter(ApplicationContext context, String instance) {
        ConnectionFactory connections = context.getBean(ConnectionFactory.class);
        DeclaringConnections declarations =
                DeclaringConnections.like(connections, context.getBean(CachingConnectionFactoryConfigurer.class));
        declaring.add(declarations);
        return new RabbitChannelAdapter(connections, declarations.factory(), instance);
    }

    /** Told of the connections of {@link #adapter()} for messages. */
    void listen(ConnectionListener listener) {
        one.getBean(ConnectionFactory.class).addConnectionListener(listener);
    }

    void declare(Exchange exchange) {
        new RabbitAdmin(two.getBean(ConnectionFactory.class)).declareExchange(exchange);
    }

    @Override
    public ChannelAdapter adapter() {
        return adapter;
    }

    @Override
    public ChannelAdapter otherInstance() {
        return otherInstance;
    }

    @Override
    public QueryAdapter queries() {
        return queries;
    }

    @Override
    public QueryAdapter otherQueries() {
        return otherQueries;
    }

    @Override
    public String sendUnreadable(Channel channel, ForeignMessage foreign) {
        Message message = MessageBuilder.withBody(foreign.body().bytes())
                .setHeader(ForeignMessage.NOTE, foreign.note())
                .build();
        String shard = String.valueOf(channel.shardOf(foreign.shardKey()));
        CorrelationData correlation = new CorrelationData();
        template().send(channel.name(), shard, message, correlation);
        correlation.getFuture().orTimeout(10, TimeUnit.SECONDS).join();
        return "message-id";
    }

    @Override
    public Optional<InvalidMessage> invalidMessage(Body body) {
        for (Message next = receive(); next != null; next = receive()) {
            invalidMessages.add(next);
        }
        return invalidMessages.stream()
                .filter(message -> Body.of(message.getBody()).equals(body))
                .map(message -> new InvalidMessage(
                        Body.of(message.getBody()),
                        header(message, ForeignMessage.NOTE),
                        header(message, "orderflow-reason")))
                .findFirst();
    }

    @Override
    public void delete(Channel channel, List<String> subscribers) {
        RabbitAdmin admin = new RabbitAdmin(two.getBean(ConnectionFactory.class));
        IntStream.range(0, channel.shards()).forEach(shard -> {
            admin.deleteQueue(channel.name() + "." + shard);
            subscribers.forEach(subscriber -> admin.deleteQueue(channel.name() + "." + subscriber + "." + shard));
        });
        admin.deleteExchange(channel.name());
    }

    private Message receive() {
        return template().receive(INVALID_MESSAGES);
    }

    private static String header(Message message, String name) {
        return message.getMessageProperties()
                .getHeaders()
                .getOrDefault(name, "")
                .toString();
    }

    private RabbitTemplate template() {
        return one.getBean(RabbitTemplate.class);
    }

    @Override
    public void close() {
        one.close();
        two.close();
        declaring.forEach(DeclaringConnections::destroy);
    }
}
