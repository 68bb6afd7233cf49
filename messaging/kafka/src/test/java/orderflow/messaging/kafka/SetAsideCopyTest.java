package orderflow.messaging.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.DefaultRecordBatch;
import org.apache.kafka.common.record.SimpleRecord;
import org.junit.jupiter.api.Test;

class SetAsideCopyTest {

    private static final int LARGE = 5 * 1024 * 1024;
    private static final int MOST_A_TOPIC_TAKES = 2 * 1024 * 1024;
    private static final String REASON = "nobody can read it";

    private static ConsumerRecord<byte[], byte[]> record(byte[] key, byte[] body) {
        return new ConsumerRecord<>("payment-events", 3, 7, key, body);
    }

    private static ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record) {
        return SetAsideCopy.of("invalid-messages", record, REASON);
    }

    @Test
    void keepsWhatTheRecordSays() {
        var record = record(bytes("key"), bytes("body"));
        record.headers().add("note", bytes("hello")).add("empty", null).add("orderflow-reason", bytes("a former one"));

        ProducerRecord<byte[], byte[]> copy = copy(record);

        assertThat(copy.key()).isEqualTo(bytes("key"));
        assertThat(copy.value()).isEqualTo(bytes("body"));
        assertThat(copy.headers())
                .extracting(Header::key)
                .containsExactly("note", "empty", "orderflow-reason", "orderflow-original-topic");
        assertThat(text(copy, "orderflow-reason")).isEqualTo(REASON);
        assertThat(text(copy, "orderflow-original-topic")).isEqualTo("payment-events");
    }

    @Test
    void toleratesARecordWithNothingInIt() {
        assertThat(copy(record(null, null)).value()).isNull();
    }

    @Test
    void fitsWhateverIsLargeAndSaysThatItIsCut() {
        var record = record(new byte[LARGE], new byte[LARGE]);
        record.headers().add("short", bytes("kept")).add("long", new byte[LARGE]);
        record.headers().add("y".repeat(LARGE), null);

        ProducerRecord<byte[], byte[]> copy = SetAsideCopy.of("invalid-messages", record, "r".repeat(LARGE));

        assertFits(copy);
        assertThat(text(copy, "orderflow-cut")).isEqualTo("key 5242880 bytes, body 5242880 bytes");
        assertThat(text(copy, "short")).isEqualTo("kept");
        assertThat(text(copy, "long")).startsWith("cut: ");
    }

    @Test
    void cutsTheLongestHeaderWhereverItStands() {
        var record = record(bytes("key"), bytes("body"));
        record.headers().add("first", new byte[300_000]).add("longest", new byte[400_000]);

        assertThat(copy(record).headers().lastHeader("first").value()).hasSize(300_000);
        assertThat(text(copy(record), "longest")).startsWith("cut: ");
    }

    @Test
    void dropsSomeOfManyShortHeaders() {
        var record = record(bytes("key"), new byte[LARGE]);
        Headers headers = record.headers();
        IntStream.range(0, 100_000).forEach(number -> headers.add("header-" + number, bytes("value")));

        assertFits(copy(record));
        assertThat(text(copy(record), "header-0")).isEqualTo("value");
        assertThat(text(copy(record), "orderflow-reason")).isEqualTo(REASON);
    }

    private static void assertFits(ProducerRecord<byte[], byte[]> copy) {
        var sent = new SimpleRecord(0, copy.key(), copy.value(), copy.headers().toArray());
        assertThat(DefaultRecordBatch.sizeInBytes(List.of(sent))).isLessThan(MOST_A_TOPIC_TAKES);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String text(ProducerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
