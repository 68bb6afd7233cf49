package orderflow.messaging.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import java.util.function.Function;
import orderflow.messaging.message.UnreadableMessageException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The headers of a Kafka record, as text; whatever cannot be read makes the message unreadable, naming the header. */
final class CloudEventHeaders {

    private static final int LONGEST = 200;
    private static final int UUID_LENGTH = 36;

    private final Headers headers;

    CloudEventHeaders(Headers headers) {
        this.headers = headers;
    }

    CloudEventHeaders with(String name, Object value) {
        headers.add(name, value.toString().getBytes(UTF_8));
        return this;
    }

    CloudEventHeaders withOptional(String name, @Nullable Object value) {
        return value == null ? this : with(name, value);
    }

    String text(String name) {
        String value = optionalText(name);
        if (value == null) {
            throw new UnreadableMessageException("the header " + name + " is missing");
        }
        return value;
    }

    @Nullable
    String optionalText(String name) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            return null;
        }
        String value = new String(header.value(), UTF_8);
        // no database would take them, so they must not get as far as a handler
        if (value.length() > LONGEST || value.codePoints().anyMatch(Character::isISOControl)) {
            throw new UnreadableMessageException(
                    "the header " + name + " is longer than " + LONGEST + " characters or contains control characters");
        }
        return value;
    }

    <T> T value(String name, Function<String, T> parser) {
        return parse(name, text(name), parser);
    }

    UUID uuid(String name) {
        return value(name, CloudEventHeaders::uuidOf);
    }

    @Nullable
    UUID optionalUuid(String name) {
        String value = optionalText(name);
        return value == null ? null : parse(name, value, CloudEventHeaders::uuidOf);
    }

    private static <T> T parse(String name, String value, Function<String, T> parser) {
        try {
            return parser.apply(value);
        } catch (RuntimeException e) { // each parser has its own exceptions
            throw new UnreadableMessageException("the header " + name + " is malformed: '" + value + "'", e);
        }
    }

    private static UUID uuidOf(String value) {
        if (value.length() != UUID_LENGTH) {
            throw new IllegalArgumentException("not a UUID in its canonical form");
        }
        return UUID.fromString(value);
    }
}
