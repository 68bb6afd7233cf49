package orderflow.system.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import orderflow.system.Service;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the services have handled, in the order in which it was committed: no instance's memory, but the databases'. */
public record CommitLog(Function<Service, JdbcClient> databases) {

    private static final String HANDLED = """
            select channel, headers::json ->> 'source' as source, headers::json ->> 'shardKey' as shard_key,
                (headers::json ->> 'sequence')::bigint as sequence, headers::json ->> 'id' as message_id,
                pg_xact_commit_timestamp(xmin) as committed
            from message_history where direction = 'HANDLED' order by committed, id""";

    private record Lane(Service service, String channel, String source, String shardKey) {}

    private record Delivery(Service service, String channel, String messageId) {}

    /** @return oldest first */
    public List<Commit> all() {
        return Stream.of(Service.values())
                .flatMap(service ->
                        databases
                                .apply(service)
                                .sql(HANDLED)
                                .query((row, number) -> commit(service, row))
                                .list()
                                .stream())
                .toList();
    }

    private static Commit commit(Service service, ResultSet row) throws SQLException {
        return new Commit(
                service,
                row.getString("channel"),
                row.getString("source"),
                row.getString("shard_key"),
                row.getLong("sequence"),
                row.getString("message_id"),
                row.getObject("committed", OffsetDateTime.class).toInstant());
    }

    /** Every message once, and those of a key in the order in which they were sent. */
    public void check() {
        Map<Lane, Long> last = new HashMap<>();
        Set<Delivery> handled = new HashSet<>();
        for (Commit commit : all()) {
            assertThat(handled.add(new Delivery(commit.service(), commit.channel(), commit.messageId())))
                    .as("handled once: %s", commit)
                    .isTrue();
            Lane lane = new Lane(commit.service(), commit.channel(), commit.source(), commit.shardKey());
            Long before = last.put(lane, commit.sequence());
            assertThat(before == null || before < commit.sequence())
                    .as("committed in the order of sending, not after sequence %s: %s", before, commit)
                    .isTrue();
        }
        assertThat(handled).isNotEmpty();
    }

    /** @return orders that have reached a state that they never leave */
    public long finalOrders() {
        return databases
                .apply(Service.ORDER)
                .sql("select count(*) from orders where state in ('COMPLETED', 'REJECTED', 'CANCELLED')")
                .query(Long.class)
                .single();
    }
}
