package orderflow.messaging.rabbitmq;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import orderflow.messaging.message.Body;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.message.MessageKind;
import orderflow.messaging.message.UnreadableMessageException;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;

/** Message Translator: headers to AMQP 0-9-1 properties and back. What AMQP has a property for goes there. */
final class AmqpMessageTranslator {

    static final String TIME = "time";
    static final String KIND = "kind";
    static final String SEQUENCE = "sequence";
    static final String SHARD_KEY = "shard-key";
    static final String CONVERSATION_ID = "conversation-id";
    static final String CAUSATION_ID = "causation-id";
    static final String TRACEPARENT = "traceparent";

    private AmqpMessageTranslator() {}

    static org.springframework.amqp.core.Message toAmqp(Message message) {
        MessageHeaders headers = message.headers();
        MessageProperties amqp = new MessageProperties();
        amqp.setMessageId(headers.id().toString());
        amqp.setType(headers.type());
        amqp.setAppId(headers.source());
        amqp.setTimestamp(Date.from(headers.time()));
        amqp.setContentType(headers.contentType());
        amqp.setDeliveryMode(MessageDeliveryMode.PERSISTENT);
        amqp.setHeader(TIME, headers.time().toString()); // AMQP's own timestamp has whole seconds only
        amqp.setHeader(KIND, headers.kind().name());
        amqp.setHeader(SEQUENCE, headers.sequence());
        amqp.setHeader(SHARD_KEY, headers.shardKey());
        amqp.setHeader(CONVERSATION_ID, headers.conversationId());
        if (headers.replyTo() != null) {
            amqp.setReplyTo(headers.replyTo());
        }
        if (headers.correlationId() != null) {
            amqp.setCorrelationId(headers.correlationId().toString());
        }
        if (headers.causationId() != null) {
            amqp.setHeader(CAUSATION_ID, headers.causationId().toString());
        }
        if (headers.traceparent() != null) {
            amqp.setHeader(TRACEPARENT, headers.traceparent());
        }
        return new org.springframework.amqp.core.Message(message.body().bytes(), amqp);
    }

    /** @throws UnreadableMessageException naming the header that is missing or malformed */
    static Message fromAmqp(org.springframework.amqp.core.Message message) {
        MessageProperties amqp = message.getMessageProperties();
        try {
            return new Message(headers(amqp), Body.of(message.getBody()));
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessageException(String.valueOf(e.getMessage()), e);
        }
    }

    private static MessageHeaders headers(MessageProperties amqp) {
        return new MessageHeaders(
                required("message-id", amqp.getMessageId(), UUID::fromString),
                required("type", amqp.getType(), Function.identity()),
                required(KIND, amqp.getHeader(KIND), kind -> MessageKind.valueOf(kind.toUpperCase(Locale.ROOT))),
                required("app-id", amqp.getAppId(), Function.identity()),
                required(TIME, amqp.getHeader(TIME), Instant::parse),
                required("content-type", amqp.getContentType(), Function.identity()),
                required(SHARD_KEY, amqp.getHeader(SHARD_KEY), Function.identity()),
                required(CONVERSATION_ID, amqp.getHeader(CONVERSATION_ID), Function.identity()),
                required(SEQUENCE, amqp.getHeader(SEQUENCE), Long::parseLong),
                amqp.getReplyTo(),
                optional("correlation-id", amqp.getCorrelationId(), UUID::fromString),
                optional(CAUSATION_ID, amqp.getHeader(CAUSATION_ID), UUID::fromString),
                optional(TRACEPARENT, amqp.getHeader(TRACEPARENT), Function.identity()));
    }

    private static <T> T required(String name, @Nullable Object value, Function<String, T> parser) {
        T parsed = optional(name, value, parser);
        if (parsed == null) {
            throw new UnreadableMessageException("the header " + name + " is missing");
        }
        return parsed;
    }

    private static <T> @Nullable T optional(String name, @Nullable Object value, Function<String, T> parser) {
        if (value == null) {
            return null;
        }
        try {
            return parser.apply(value.toString());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableMessageException("the header " + name + " is malformed: " + value, e);
        }
    }
}
