package orderflow.messaging.jdbc;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
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
        return column("uuid", rows, Function.identity());
    }

    static <T> SqlArrayValue timestamp(Collection<T> rows, Function<T, Instant> value) {
        return column("timestamp with time zone", rows, row -> MessageColumns.timestamp(value.apply(row)));
    }

    static <T> SqlArrayValue bytes(Collection<T> rows, Function<T, byte[]> value) {
        // not an array of objects: PostgreSQL's driver would take each for a text
        return new SqlArrayValue("bytea", (Object[]) rows.stream().map(value).toArray(byte[][]::new));
    }

    private static <T> SqlArrayValue column(String type, Collection<T> rows, Function<T, ?> value) {
        return new SqlArrayValue(type, rows.stream().map(value).toArray());
    }
}
