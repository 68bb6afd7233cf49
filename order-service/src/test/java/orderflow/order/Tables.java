package orderflow.order;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a request may leave behind. */
public record Tables(JdbcClient jdbc) {

    private static final List<String> NAMES =
            List.of("orders", "order_line", "saga_instance", "idempotency_key", "outbox", "message_history");

    /** @return rows by table */
    public Map<String, Long> sizes() {
        return NAMES.stream().collect(Collectors.toMap(Function.identity(), this::size));
    }

    private long size(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
