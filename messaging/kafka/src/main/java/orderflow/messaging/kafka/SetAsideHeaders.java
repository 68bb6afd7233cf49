package orderflow.messaging.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.utils.Utils;

/** Foreign headers, cut until they fit together: the longest first, so that most stay as they came. */
final class SetAsideHeaders {

    static final int MOST_BYTES = 512 * 1024;
    private static final int CUT = 200;
    private static final int OVERHEAD = 10; // two lengths in front of name and value, at most

    private SetAsideHeaders() {}

    static List<Header> fitting(List<Header> headers) {
        List<Header> fitting = new ArrayList<>(headers);
        int bytes = headers.stream().mapToInt(SetAsideHeaders::size).sum();
        for (int longest : longestFirst(headers)) {
            if (bytes <= MOST_BYTES) {
                break;
            }
            Header shorter = cut(headers.get(longest));
            bytes -= size(fitting.set(longest, shorter)) - size(shorter);
        }
        return firstThatFit(fitting);
    }

    /** @return the places of those that are shorter when they are cut */
    private static List<Integer> longestFirst(List<Header> headers) {
        return IntStream.range(0, headers.size())
                .filter(place -> size(headers.get(place)) > 2 * CUT)
                .boxed()
                .sorted(Comparator.comparingInt((Integer place) -> size(headers.get(place)))
                        .reversed())
                .toList();
    }

    private static List<Header> firstThatFit(List<Header> headers) {
        List<Header> kept = new ArrayList<>();
        int bytes = 0;
        for (Header header : headers) {
            bytes += size(header);
            if (bytes > MOST_BYTES) {
                break;
            }
            kept.add(header);
        }
        return kept;
    }

    private static Header cut(Header header) {
        String name = header.key().substring(0, Math.min(CUT / 4, header.key().length()));
        return new RecordHeader(name, ("cut: " + size(header) + " bytes").getBytes(UTF_8));
    }

    private static int size(Header header) {
        byte[] value = header.value();
        return Utils.utf8Length(header.key()) + (value == null ? 0 : value.length) + OVERHEAD;
    }
}
