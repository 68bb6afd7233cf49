package orderflow.messaging.jdbc;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * A column of many rows as one parameter, of which {@code unnest} makes rows again. However many rows there are, it is
 * one statement with one text, on PostgreSQL and on H2:
 *
 * <pre>{@code
 * jdbc.sql("insert into parcel (id, address) select id, address "
 *                 + "from unnest(cast(:ids as uuid array), cast(:addresses as varchar array)) as fresh (id, address)")
 *         .param("ids", Column.uuid(parcels, Parcel::id))
 *         .param("addresses", Column.text(parcels, Parcel::address))
 *         .update();
 * }</pre>
 */
public final class Column {

    private Column() {}

    public static <T> SqlArrayValue text(Collection<T> rows, Function<T, @Nullable String> value) {
        return column("varchar", rows, value);
    }

    /** Cast it with a scale, as in {@code numeric(19, 4) array}: without one, H2 rounds to whole numbers. */
    public static <T> SqlArrayValue decimal(Collection<T> rows, Function<T, BigDecimal> value) {
        return column("numeric", rows, value);
    }

    public static <T> SqlArrayValue integer(Collection<T> rows, Function<T, Integer> value) {
        return column("integer", rows, value);
    }

    public static SqlArrayValue bigint(Collection<Long> rows) {
        return column("bigint", rows, Function.identity());
    }

    public static SqlArrayValue uuid(Collection<UUID> rows) {
        return uuid(rows, id -> id);
    }

    public static <T> SqlArrayValue uuid(Collection<T> rows, Function<T, @Nullable UUID> value) {
        return column("uuid", rows, value);
    }

    public static <T> SqlArrayValue timestamp(Collection<T> rows, Function<T, @Nullable Instant> value) {
        return column("timestamp with time zone", rows, value.andThen(Column::orNull));
    }

    static @Nullable OffsetDateTime orNull(@Nullable Instant time) {
        return time == null ? null : MessageColumns.timestamp(time);
    }

    public static <T> SqlArrayValue bytes(Collection<T> rows, Function<T, byte[]> value) {
        // not an array of objects: PostgreSQL's driver would take each for a text
        return new SqlArrayValue("bytea", (Object[]) rows.stream().map(value).toArray(byte[][]::new));
    }

    private static <T> SqlArrayValue column(
            String type, Collection<T> rows, Function<T, ? extends @Nullable Object> value) {
        return new SqlArrayValue(type, rows.stream().map(value).toArray());
    }
}
