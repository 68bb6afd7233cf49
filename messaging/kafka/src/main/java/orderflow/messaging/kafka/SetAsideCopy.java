package orderflow.messaging.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * An invalid record, to be sent to another topic: as it came, with the reason. It is cut when it is too large for that:
 * its own topic may have taken much more than a producer can send, since a topic measures what is compressed.
 */
final class SetAsideCopy {

    static final String REASON = "orderflow-reason";
    static final String ORIGINAL_TOPIC = "orderflow-original-topic";
    static final String CUT = "orderflow-cut";
    // together with the headers less than max.request.size and the topic's max.message.bytes
    static final int LONGEST_BODY = 1024 * 1024;
    static final int LONGEST_KEY = 256 * 1024;
    private static final int LONGEST_REASON = 1000;
    private static final Set<String> OURS = Set.of(REASON, ORIGINAL_TOPIC, CUT);

    private SetAsideCopy() {}

    static ProducerRecord<byte[], byte[]> of(String topic, ConsumerRecord<byte[], byte[]> record, String reason) {
        ProducerRecord<byte[], byte[]> copy = new ProducerRecord<>(
                topic, null, first(LONGEST_KEY, record.key()), first(LONGEST_BODY, record.value()));
        SetAsideHeaders.fitting(foreign(record)).forEach(copy.headers()::add);
        add(copy, REASON, reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…");
        add(copy, ORIGINAL_TOPIC, record.topic());
        if (length(record.key()) > LONGEST_KEY || length(record.value()) > LONGEST_BODY) {
            add(copy, CUT, "key " + length(record.key()) + " bytes, body " + length(record.value()) + " bytes");
        }
        return copy;
    }

    private static List<Header> foreign(ConsumerRecord<?, ?> record) {
        List<Header> headers = new ArrayList<>();
        record.headers().forEach(header -> {
            if (!OURS.contains(header.key())) {
                headers.add(header);
            }
        });
        return headers;
    }

    private static void add(ProducerRecord<?, ?> copy, String name, String value) {
        copy.headers().add(new RecordHeader(name, value.getBytes(UTF_8)));
    }

    private static byte @Nullable [] first(int most, byte @Nullable [] bytes) {
        return bytes == null || bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
