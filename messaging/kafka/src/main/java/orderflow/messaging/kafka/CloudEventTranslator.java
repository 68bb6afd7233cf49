package orderflow.messaging.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import orderflow.messaging.message.Body;
import orderflow.messaging.message.HeaderReader;
import orderflow.messaging.message.InvalidMessageException;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.message.MessageKind;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Message Translator: a message as a Kafka record by the CloudEvents 1.0 Kafka binding, binary mode, and back without
 * loss. The record's key is the shard key, so Kafka's own partitioner keeps a key's messages in order.
 */
final class CloudEventTranslator {

    static final String SPEC_VERSION = "ce_specversion";
    static final String ID = "ce_id";
    static final String TYPE = "ce_type";
    static final String SOURCE = "ce_source";
    static final String TIME = "ce_time";
    static final String KIND = "ce_kind";
    static final String SEQUENCE = "ce_sequence";
    static final String PARTITION_KEY = "ce_partitionkey";
    static final String CONVERSATION_ID = "ce_conversationid";
    static final String CORRELATION_ID = "ce_correlationid";
    static final String CAUSATION_ID = "ce_causationid";
    static final String CONTENT_TYPE = "content-type";
    static final String REPLY_TO = "reply-to";
    static final String TRACEPARENT = "traceparent";

    private static final String VERSION = "1.0";
    private static final String ROOT = "/";

    private CloudEventTranslator() {}

    static ProducerRecord<byte[], byte[]> toRecord(String topic, Message message) {
        MessageHeaders headers = message.headers();
        byte[] key = headers.shardKey().getBytes(UTF_8);
        var record = new ProducerRecord<>(topic, key, message.body().bytes());
        Headers ce = record.headers();
        write(ce, SPEC_VERSION, VERSION);
        write(ce, ID, headers.id());
        write(ce, TYPE, headers.type());
        write(ce, SOURCE, ROOT + headers.source()); // CloudEvents wants a URI reference
        write(ce, TIME, headers.time());
        write(ce, KIND, headers.kind().name());
        write(ce, SEQUENCE, headers.sequence());
        write(ce, PARTITION_KEY, headers.shardKey());
        write(ce, CONVERSATION_ID, headers.conversationId());
        write(ce, CONTENT_TYPE, headers.contentType());
        write(ce, REPLY_TO, headers.replyTo());
        write(ce, CORRELATION_ID, headers.correlationId());
        write(ce, CAUSATION_ID, headers.causationId());
        write(ce, TRACEPARENT, headers.traceparent());
        return record;
    }

    private static void write(Headers headers, String name, @Nullable Object value) {
        if (value != null) {
            headers.add(name, value.toString().getBytes(UTF_8));
        }
    }

    /** @throws InvalidMessageException when a header is missing or malformed, or there is no body */
    static Message fromRecord(ConsumerRecord<byte[], byte[]> record) {
        HeaderReader headers = headersOf(record);
        if (!headers.text(SPEC_VERSION).equals(VERSION)) {
            throw new InvalidMessageException("the header " + SPEC_VERSION + " is not " + VERSION);
        }
        byte[] body = record.value();
        if (body == null) {
            throw new InvalidMessageException("the record has no body");
        }
        return new Message(read(headers), Body.of(body));
    }

    static HeaderReader headersOf(ConsumerRecord<byte[], byte[]> record) {
        return new HeaderReader(name -> text(record.headers().lastHeader(name)));
    }

    private static @Nullable String text(@Nullable Header header) {
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private static MessageHeaders read(HeaderReader headers) {
        try {
            return MessageHeaders.builder(
                            headers.required(ID, HeaderReader::uuid),
                            headers.text(TYPE),
                            headers.required(KIND, MessageKind::valueOf),
                            withoutRoot(headers.text(SOURCE)),
                            headers.required(TIME, Instant::parse),
                            headers.text(CONTENT_TYPE),
                            headers.text(PARTITION_KEY))
                    .conversationId(headers.text(CONVERSATION_ID))
                    .sequence(headers.required(SEQUENCE, Long::parseUnsignedLong))
                    .replyTo(headers.optionalText(REPLY_TO))
                    .correlationId(headers.optional(CORRELATION_ID, HeaderReader::uuid))
                    .causationId(headers.optional(CAUSATION_ID, HeaderReader::uuid))
                    .traceparent(headers.optionalText(TRACEPARENT))
                    .build();
        } catch (IllegalArgumentException e) {
            throw new InvalidMessageException(String.valueOf(e.getMessage()), e);
        }
    }

    private static String withoutRoot(String source) {
        return source.startsWith(ROOT) ? source.substring(ROOT.length()) : source;
    }
}
