package orderflow.messaging.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import orderflow.messaging.message.Body;
import orderflow.messaging.message.InvalidMessageException;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.message.MessageKind;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventTranslatorTest {

    private static final UUID ID = UUID.fromString("0193a5c8-7d41-7c3a-9f00-0123456789ab");
    private static final UUID CORRELATION = UUID.fromString("0193a5c8-7d41-7c3a-9f00-000000000001");
    private static final UUID CAUSATION = UUID.fromString("0193a5c8-7d41-7c3a-9f00-000000000002");
    private static final Instant TIME = Instant.parse("2026-11-22T10:15:30.123456Z");
    private static final Message FULL = new Message(
            MessageHeaders.builder(
                            ID,
                            "payment.authorize.v1",
                            MessageKind.COMMAND,
                            "order-service",
                            TIME,
                            "application/json",
                            "Bestellung-ü")
                    .conversationId("conversation-1")
                    .sequence(42)
                    .replyTo("order-replies")
                    .correlationId(CORRELATION)
                    .causationId(CAUSATION)
                    .traceparent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                    .build(),
            Body.of("{\"amount\":\"39.80\"}"));
    private static final Message BARE = new Message(
            MessageHeaders.builder(
                            ID,
                            "order.placed.v1",
                            MessageKind.EVENT,
                            "order-service",
                            TIME,
                            "application/cbor",
                            "order-1")
                    .conversationId("conversation-1")
                    .build(),
            Body.of(new byte[] {(byte) 0xbf, (byte) 0xff}));

    @Test
    void writesEveryHeaderOfTheKafkaBinding() {
        ProducerRecord<byte[], byte[]> record = CloudEventTranslator.toRecord("payment-commands", FULL);

        assertThat(record.topic()).isEqualTo("payment-commands");
        assertThat(record.partition()).isNull();
        assertThat(new String(record.key(), UTF_8)).isEqualTo("Bestellung-ü");
        assertThat(new String(record.value(), UTF_8)).isEqualTo("{\"amount\":\"39.80\"}");
        assertThat(texts(record.headers()))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", ID.toString()),
                        Map.entry("ce_type", "payment.authorize.v1"),
                        Map.entry("ce_source", "/order-service"),
                        Map.entry("ce_time", "2026-11-22T10:15:30.123456Z"),
                        Map.entry("ce_kind", "COMMAND"),
                        Map.entry("ce_sequence", "42"),
                        Map.entry("ce_partitionkey", "Bestellung-ü"),
                        Map.entry("ce_conversationid", "conversation-1"),
                        Map.entry("ce_correlationid", CORRELATION.toString()),
                        Map.entry("ce_causationid", CAUSATION.toString()),
                        Map.entry("content-type", "application/json"),
                        Map.entry("reply-to", "order-replies"),
                        Map.entry("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")));
    }

    @Test
    void leavesOutHeadersThatTheMessageDoesNotHave() {
        assertThat(texts(recordOf(BARE).headers()))
                .doesNotContainKeys("ce_correlationid", "ce_causationid", "reply-to", "traceparent");
    }

    @Test
    void readsWhatItWrote() {
        assertThat(CloudEventTranslator.fromRecord(recordOf(FULL))).isEqualTo(FULL);
        assertThat(CloudEventTranslator.fromRecord(recordOf(BARE))).isEqualTo(BARE);
    }

    @Test
    void ignoresHeadersThatItDoesNotKnow() {
        ConsumerRecord<byte[], byte[]> record = recordOf(FULL);
        record.headers().add("ce_dataschema", "whatever".getBytes(UTF_8));

        assertThat(CloudEventTranslator.fromRecord(record)).isEqualTo(FULL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ce_specversion",
                "ce_id",
                "ce_type",
                "ce_source",
                "ce_time",
                "ce_kind",
                "ce_sequence",
                "ce_partitionkey",
                "ce_conversationid",
                "content-type"
            })
    void namesTheHeaderThatIsMissing(String name) {
        ConsumerRecord<byte[], byte[]> record = recordOf(FULL);
        record.headers().remove(name);

        assertUnreadable(record, "the header " + name + " is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "ce_id, 42",
        "ce_id, 1-1-1-1-1",
        "ce_time, yesterday",
        "ce_kind, RUMOUR",
        "ce_sequence, -1",
        "ce_sequence, many",
        "ce_correlationid, none",
        "ce_causationid, none"
    })
    void namesTheHeaderThatIsMalformed(String name, String value) {
        assertUnreadable(with(name, value), "the header " + name + " is malformed: '" + value + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_type", "ce_partitionkey", "reply-to", "traceparent"})
    void refusesHeadersThatNoDatabaseWouldTake(String name) {
        assertUnreadable(with(name, "x".repeat(201)), "the header " + name + " is longer than 200 characters");
        assertUnreadable(with(name, "nul\0"), "the header " + name);
    }

    @Test
    void refusesBlankHeaders() {
        assertUnreadable(with("ce_type", " "), "the type must have 1 to 200 characters");
    }

    @Test
    void refusesOtherVersionsOfCloudEvents() {
        assertUnreadable(with("ce_specversion", "2.0"), "the header ce_specversion is not 1.0");
    }

    @Test
    void refusesRecordsWithoutBody() {
        ConsumerRecord<byte[], byte[]> full = recordOf(FULL);

        assertUnreadable(record(null, full.headers()), "the record has no body");
    }

    private static void assertUnreadable(ConsumerRecord<byte[], byte[]> record, String reason) {
        assertThatThrownBy(() -> CloudEventTranslator.fromRecord(record))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageStartingWith(reason);
    }

    private static ConsumerRecord<byte[], byte[]> with(String name, String value) {
        ConsumerRecord<byte[], byte[]> record = recordOf(FULL);
        record.headers().remove(name).add(name, value.getBytes(UTF_8));
        return record;
    }

    private static ConsumerRecord<byte[], byte[]> recordOf(Message message) {
        ProducerRecord<byte[], byte[]> sent = CloudEventTranslator.toRecord("topic", message);
        return record(sent.value(), sent.headers());
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] body, Headers headers) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("topic", 0, 0, new byte[0], body);
        headers.forEach(record.headers()::add);
        return record;
    }

    private static Map<String, String> texts(Headers headers) {
        Map<String, String> texts = new LinkedHashMap<>();
        headers.forEach(header -> texts.put(header.key(), new String(header.value(), UTF_8)));
        return texts;
    }
}
