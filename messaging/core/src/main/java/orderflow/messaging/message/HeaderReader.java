package orderflow.messaging.message;

import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message's headers as a broker handed them over; whatever cannot be read makes the message unreadable, naming
 * the header.
 *
 * @param headers the broker's value of a header, by its name on that broker
 */
public record HeaderReader(Function<String, @Nullable Object> headers) {

    private static final int LONGEST = 200;
    private static final int UUID_LENGTH = 36;

    public <T> T required(String name, Function<String, T> parser) {
        T value = optional(name, parser);
        if (value == null) {
            throw new InvalidMessageException("the header " + name + " is missing");
        }
        return value;
    }

    public <T> @Nullable T optional(String name, Function<String, T> parser) {
        Object value = headers.apply(name);
        return value == null ? null : parse(name, value.toString(), parser);
    }

    private static <T> T parse(String name, String value, Function<String, T> parser) {
        // no database would take them, so they must not get as far as a handler
        if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidMessageException(
                    "the header " + name + " is longer than " + LONGEST + " characters or contains control characters");
        }
        try {
            return parser.apply(value);
        } catch (RuntimeException e) { // each parser has its own exceptions
            throw new InvalidMessageException("the header " + name + " is malformed: '" + value + "'", e);
        }
    }

    public String text(String name) {
        return required(name, Function.identity());
    }

    public @Nullable String optionalText(String name) {
        return optional(name, Function.identity());
    }

    /** Stricter than Java's parser, which takes {@code 1-1-1-1-1} for one. */
    public static UUID uuid(String value) {
        if (value.length() != UUID_LENGTH) {
            throw new IllegalArgumentException("not a UUID in its canonical form");
        }
        return UUID.fromString(value);
    }
}
