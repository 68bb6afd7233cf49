package orderflow.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import org.springframework.amqp.core.AnonymousQueue;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Binding.DestinationType;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A payment provider that somebody else has written: it knows the wire format, but not the library. */
final class ForeignProvider implements AutoCloseable {

    private static final String NAME = "acme-pay";
    private static final int MILLIS_TO_RECEIVE = 10_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final CachingConnectionFactory connections;
    private final RabbitTemplate template;
    private final String queue;

    ForeignProvider(int port) {
        connections = new CachingConnectionFactory("127.0.0.1", port);
        template = new RabbitTemplate(connections);
        template.setReceiveTimeout(MILLIS_TO_RECEIVE);
        RabbitAdmin admin = new RabbitAdmin(connections);
        queue = admin.declareQueue(new AnonymousQueue());
        admin.declareBinding(new Binding(queue, DestinationType.QUEUE, "payment-offer-requests", "", null));
    }

    /** @return the next request */
    Message request() {
        Message request = template.receive(queue);
        if (request == null) {
            throw new AssertionError("no request has come");
        }
        return request;
    }

    /** @return the id of the answer's message */
    UUID offer(Message request, String fee) {
        UUID id = UUID.randomUUID();
        MessageProperties asked = request.getMessageProperties();
        String requestId = JSON.readTree(request.getBody()).path("requestId").asString();
        String body = """
                {"requestId":"%s","provider":"%s","fee":{"amount":"%s","currency":"EUR"}}""".formatted(requestId, NAME, fee);
        Message answer = MessageBuilder.withBody(body.getBytes(UTF_8))
                .setMessageId(id.toString())
                .setType("payment-offer.offered.v1")
                .setAppId(NAME)
                .setContentType("application/json")
                .setCorrelationId(asked.getCorrelationId())
                .setHeader("time", Instant.now().toString())
                .setHeader("kind", "DOCUMENT")
                .setHeader("sequence", 0L)
                .setHeader("shard-key", requestId)
                .setHeader("conversation-id", requestId)
                .setHeader("expires", asked.getHeader("expires").toString())
                .build();
        template.send("", asked.getReplyTo(), answer);
        return id;
    }

    @Override
    public void close() {
        connections.destroy();
    }
}
