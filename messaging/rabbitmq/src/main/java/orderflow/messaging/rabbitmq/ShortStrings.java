package orderflow.messaging.rabbitmq;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * AMQP's properties and names of headers have at most 255 bytes. What was not UTF-8 has more once it is read: each byte
 * became a replacement character of three.
 */
final class ShortStrings {

    private static final int MOST_BYTES = 255;
    private static final int MOST_CHARACTERS = MOST_BYTES / 3;

    private ShortStrings() {}

    static String cut(String text) {
        return fits(text) ? text : text.substring(0, MOST_CHARACTERS);
    }

    /** @return whether all names in the value of a header, which may be a table or a list, can be sent */
    static boolean fitWithin(@Nullable Object value) {
        if (value instanceof Map<?, ?> table) {
            return table.keySet().stream().allMatch(name -> fits(String.valueOf(name)))
                    && table.values().stream().allMatch(ShortStrings::fitWithin);
        }
        return !(value instanceof Collection<?> list) || list.stream().allMatch(ShortStrings::fitWithin);
    }

    private static boolean fits(String text) {
        return text.getBytes(UTF_8).length <= MOST_BYTES;
    }
}
