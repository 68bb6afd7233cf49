package orderflow.messages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What every contract asks of its fields; each complaint is an {@link IllegalArgumentException} that names the field.
 */
final class Require {

    /** Longest customer id, article number or provider name, in characters. */
    private static final int LONGEST_NAME = 64;

    /** Longest text for people, in characters. */
    private static final int LONGEST_TEXT = 2_000;

    private static final int LAST_YEAR = 9999;

    private Require() {}

    /** Deserialisers pass {@code null} for a missing field, whatever the annotations promise. */
    static void present(String field, @Nullable Object value) {
        that(value != null, field, "is missing");
    }

    static void name(String field, String value) {
        text(field, value, LONGEST_NAME);
        that(value.codePoints().noneMatch(Character::isISOControl), field, "must not contain control characters");
    }

    static void text(String field, String value) {
        text(field, value, LONGEST_TEXT);
    }

    /** No store holds every {@link Instant}. */
    static void time(String field, Instant value) {
        present(field, value);
        int year = value.atOffset(ZoneOffset.UTC).getYear();
        that(year >= 1 && year <= LAST_YEAR, field, "must be in the years 1 to " + LAST_YEAR);
    }

    static void positive(String field, Money value) {
        present(field, value);
        that(value.isPositive(), field, "must be greater than zero");
    }

    static void notNegative(String field, Money value) {
        present(field, value);
        that(!value.isNegative(), field, "must not be negative");
    }

    /** Copies the list; the copy cannot be modified. */
    static <T> List<T> items(String field, List<T> values) {
        present(field, values);
        that(!values.isEmpty(), field, "must not be empty");
        that(values.stream().noneMatch(Objects::isNull), field, "must not contain null");
        return List.copyOf(values);
    }

    static void that(boolean condition, String field, String complaint) {
        if (!condition) {
            throw new IllegalArgumentException(field + " " + complaint);
        }
    }

    private static void text(String field, String value, int longest) {
        present(field, value);
        that(!value.isBlank(), field, "must not be blank");
        that(value.length() <= longest, field, "must not be longer than " + longest + " characters");
        that(value.codePoints().allMatch(Require::isStorable), field, "contains characters that cannot be stored");
    }

    /** PostgreSQL refuses NUL, and UTF-8 has no form for half a surrogate pair. */
    private static boolean isStorable(int codePoint) {
        return codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
    }
}
