package orderflow.messaging.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** The headers of an invalid record, as they are kept: as they came, with the reason; cut when all are too large. */
final class SetAsideHeaders {

    static final String REASON = "orderflow-reason";
    static final String ORIGINAL_TOPIC = "orderflow-original-topic";
    private static final int MOST_BYTES = 512 * 1024;
    private static final int LONGEST_REASON = 1000;
    private static final int CUT = 200;

    private SetAsideHeaders() {}

    static List<Header> of(ConsumerRecord<?, ?> record, String reason) {
        List<Header> headers = new ArrayList<>();
        int bytes = 0;
        for (Header header : record.headers()) {
            if (header.key().equals(REASON) || header.key().equals(ORIGINAL_TOPIC)) {
                continue;
            }
            bytes += header.key().length() + length(header);
            if (bytes <= MOST_BYTES) {
                headers.add(header);
            } else if (length(header) > CUT) {
                headers.add(text(header.key(), "cut: " + length(header) + " bytes"));
                bytes -= length(header) - CUT;
            }
        }
        headers.add(
                text(REASON, reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…"));
        headers.add(text(ORIGINAL_TOPIC, record.topic()));
        return headers;
    }

    private static int length(Header header) {
        return header.value() == null ? 0 : header.value().length;
    }

    private static Header text(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }
}
