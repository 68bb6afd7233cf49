package orderflow.embedded.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One connection of the plain RabbitMQ client, with its defaults: guest, virtual host "/". */
final class AmqpClient implements AutoCloseable {

    /** The last two are Broker-J's: without them a shard's order is lost when its consumer goes. */
    static final Map<String, Object> SHARD = Map.of(
            "x-queue-type",
            "quorum",
            "x-delivery-limit",
            -1,
            "x-single-active-consumer",
            true,
            "maximumLiveConsumers",
            0,
            "messageGroupType",
            "SHARED_GROUPS");

    static final String CONSUMER = "consumer";
    static final int PREFETCH = 50;

    private final Connection connection;
    private final Channel channel;

    AmqpClient(int port) throws Exception {
        var connections = new ConnectionFactory();
        connections.setHost(LoopbackPort.ADDRESS);
        connections.setPort(port);
        connections.setAutomaticRecoveryEnabled(false);
        connection = connections.newConnection();
        channel = connection.createChannel();
        channel.basicQos(PREFETCH);
        channel.confirmSelect();
    }

    Channel channel() {
        return channel;
    }

    void declare(String queue, Map<String, Object> arguments) throws Exception {
        channel.queueDeclare(queue, true, false, false, arguments);
    }

    /** Publishes persistent and mandatory, and returns whether the broker has confirmed it. */
    boolean publish(String exchange, String routingKey, String body) throws Exception {
        channel.basicPublish(exchange, routingKey, true, MessageProperties.PERSISTENT_BASIC, body.getBytes(UTF_8));
        return channel.waitForConfirms(TimeUnit.SECONDS.toMillis(10));
    }

    /** Consumes, acknowledging nothing. */
    BlockingQueue<String> consume(String queue) throws Exception {
        BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
        channel.basicConsume(
                queue,
                false,
                CONSUMER,
                (tag, delivery) -> bodies.add(new String(delivery.getBody(), UTF_8)),
                tag -> {});
        return bodies;
    }

    /** Ends as a killed process would: nothing more is acknowledged. */
    @Override
    public void close() {
        connection.abort();
    }
}
