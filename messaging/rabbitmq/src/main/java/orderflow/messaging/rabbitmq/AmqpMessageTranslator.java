package orderflow.messaging.rabbitmq;

import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import orderflow.messaging.message.Body;
import orderflow.messaging.message.HeaderReader;
import orderflow.messaging.message.InvalidMessageException;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.message.MessageKind;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;

/** Message Translator: headers to AMQP 0-9-1 properties and back. What AMQP has a property for goes there. */
final class AmqpMessageTranslator {

    static final String ID = "message-id";
    static final String TYPE = "type";
    static final String SOURCE = "app-id";
    static final String CONTENT_TYPE = "content-type";
    static final String REPLY_TO = "reply-to";
    static final String CORRELATION_ID = "correlation-id";
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
        amqp.setReplyTo(headers.replyTo());
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

    /** @throws InvalidMessageException naming the header that is missing or malformed */
    static Message fromAmqp(org.springframework.amqp.core.Message message) {
        MessageProperties amqp = message.getMessageProperties();
        try {
            return new Message(read(new HeaderReader(name -> header(amqp, name))), Body.of(message.getBody()));
        } catch (IllegalArgumentException e) {
            throw new InvalidMessageException(String.valueOf(e.getMessage()), e);
        }
    }

    private static @Nullable Object header(MessageProperties amqp, String name) {
        return switch (name) {
            case ID -> amqp.getMessageId();
            case TYPE -> amqp.getType();
            case SOURCE -> amqp.getAppId();
            case CONTENT_TYPE -> amqp.getContentType();
            case REPLY_TO -> amqp.getReplyTo();
            case CORRELATION_ID -> amqp.getCorrelationId();
            default -> amqp.getHeader(name);
        };
    }

    private static MessageHeaders read(HeaderReader headers) {
        return MessageHeaders.builder(
                        headers.required(ID, HeaderReader::uuid),
                        headers.text(TYPE),
                        headers.required(KIND, kind -> MessageKind.valueOf(kind.toUpperCase(Locale.ROOT))),
                        headers.text(SOURCE),
                        headers.required(TIME, Instant::parse),
                        headers.text(CONTENT_TYPE),
                        headers.text(SHARD_KEY))
                .conversationId(headers.text(CONVERSATION_ID))
                .sequence(headers.required(SEQUENCE, Long::parseLong))
                .replyTo(headers.optionalText(REPLY_TO))
                .correlationId(headers.optional(CORRELATION_ID, HeaderReader::uuid))
                .causationId(headers.optional(CAUSATION_ID, HeaderReader::uuid))
                .traceparent(headers.optionalText(TRACEPARENT))
                .build();
    }
}
