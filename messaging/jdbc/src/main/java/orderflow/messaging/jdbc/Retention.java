package orderflow.messaging.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import orderflow.messaging.saga.SagaStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps the tables small: deletes what is older than its retention.
 *
 * @param retention how long processed messages, ended sagas and the message history are kept
 */
public record Retention(JdbcClient client, Clock clock, Duration retention) {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final List<SagaStatus> ENDED =
            List.of(SagaStatus.COMPLETED, SagaStatus.COMPENSATED, SagaStatus.ABANDONED);

    /** Deletes all that is due, each batch in a transaction of its own. */
    public void purge() {
        purge("processed_message", "true", "processed_at");
        purge("message_history", "true", "seen_at");
        ENDED.forEach(status -> purge("saga_instance", "status = '" + status + "'", "updated_at"));
    }

    private void purge(String table, String condition, String age) {
        long total = new Purge(client, table, condition, age)
                .olderThan(clock.instant().minus(retention));
        if (total > 0) {
            LOG.info("purged {} rows older than {} days from {}", total, retention.toDays(), table);
        }
    }
}
