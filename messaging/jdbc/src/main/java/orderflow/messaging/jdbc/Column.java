package orderflow.messaging.jdbc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * A column of many rows as one parameter, from which {@code unnest} makes rows again: however many there are, it is one
 * statement, with one text. In SQL the parameter needs a cast, as in {@code cast(:ids as uuid array)}.
 */
final class Column {

    private Column() {}

    static <T> SqlArrayValue text(Collection<T> rows, Function<T, String> value) {
        return column("varchar", rows, value);
    }

    static <T> SqlArrayValue integer(Collection<T> rows, Function<T, Integer> value) {
        return column("integer", rows, value);
    }

    static SqlArrayValue bigint(Collection<Long> rows) {
        return column("bigint", rows, Function.identity());
    }

    static SqlArrayValue uuid(Collection<UUID> rows) {
        return uuid(rows, id -> id);
    }

    static <T> SqlArrayValue uuid(Collection<T> rows, Function<T, @Nullable UUID> value) {
        return column("uuid", rows, value);
    }

    static <T> SqlArrayValue timestamp(Collection<T> rows, Function<T, @Nullable Instant> value) {
        return column("timestamp with time zone", rows, value.andThen(Column::orNull));
    }

    static @Nullable OffsetDateTime orNull(@Nullable Instant time) {
        return time == null ? null : MessageColumns.timestamp(time);
    }

    static <T> SqlArrayValue bytes(Collection<T> rows, Function<T, byte[]> value) {
        // not an array of objects: PostgreSQL's driver would take each for a text
        return new SqlArrayValue("bytea", (Object[]) rows.stream().map(value).toArray(byte[][]::new));
    }

    private static <T> SqlArrayValue column(
            String type, Collection<T> rows, Function<T, ? extends @Nullable Object> value) {
        return new SqlArrayValue(type, rows.stream().map(value).toArray());
    }
}
