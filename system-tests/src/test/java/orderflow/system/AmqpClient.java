package orderflow.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** Somebody on the AMQP broker who knows the wire format, but not the library. */
public final class AmqpClient implements AutoCloseable {

    private static final int MILLIS_TO_RECEIVE = 200;

    private final CachingConnectionFactory connections;
    private final RabbitTemplate template;
    private final Map<String, String> reasons = new HashMap<>();

    public AmqpClient(int port) {
        connections = new CachingConnectionFactory("127.0.0.1", port);
        connections.setPublisherConfirmType(ConfirmType.CORRELATED);
        template = new RabbitTemplate(connections);
        template.setReceiveTimeout(MILLIS_TO_RECEIVE);
    }

    /** Returns when the broker has it. */
    public void send(String channel, int shard, StrangeMessage message) {
        CorrelationData correlation = new CorrelationData();
        template.send(channel, String.valueOf(shard), amqp(message), correlation);
        correlation.getFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static Message amqp(StrangeMessage message) {
        MessageBuilder amqp = MessageBuilder.withBody(message.body().getBytes(UTF_8));
        String id = UUID.randomUUID().toString();
        message.type()
                .ifPresent(type -> amqp.setMessageId(id)
                        .setType(type)
                        .setAppId("stranger")
                        .setContentType("application/json")
                        .setHeader("time", Instant.now().toString())
                        .setHeader("kind", message.kind())
                        .setHeader("sequence", 1L)
                        .setHeader("shard-key", id)
                        .setHeader("conversation-id", id));
        return amqp.build();
    }

    /** @return why the message is in the Invalid Message Channel, if it is */
    public Optional<String> reasonOf(StrangeMessage message) {
        for (Message next = receive(); next != null; next = receive()) {
            reasons.put(
                    new String(next.getBody(), UTF_8),
                    next.getMessageProperties()
                            .getHeaders()
                            .get("orderflow-reason")
                            .toString());
        }
        return Optional.ofNullable(reasons.get(message.body()));
    }

    private Message receive() {
        return template.receive("invalid-messages");
    }

    @Override
    public void close() {
        connections.destroy();
    }
}
