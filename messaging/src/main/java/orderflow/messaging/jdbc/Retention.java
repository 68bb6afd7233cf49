package orderflow.messaging.jdbc;

import static orderflow.messaging.jdbc.MessageColumns.timestamp;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps the tables small: deletes what is older than its retention, in batches that hold no lock for long.
 *
 * @param retention how long handled messages, ended sagas and the message history are kept
 */
public record Retention(JdbcClient client, Clock clock, Duration retention) {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int BATCH = 1_000;

    /** Deletes all that is due, each batch in a transaction of its own. */
    public void purge() {
        purge("processed_message", "processed_at", "");
        purge("message_history", "seen_at", "");
        purge("saga_instance", "updated_at", "status in ('COMPLETED', 'COMPENSATED', 'ABANDONED') and ");
    }

    private void purge(String table, String age, String ended) {
        long total = 0;
        int deleted;
        do {
            deleted = purgeOldest(table, age, ended);
            total += deleted;
        } while (deleted >= BATCH);
        if (total > 0) {
            LOG.info("purged {} rows older than {} days from {}", total, retention.toDays(), table);
        }
    }

    /** Walks along the index of ages: a list or subquery of keys would be compared with every row of the table. */
    private int purgeOldest(String table, String age, String ended) {
        return client.sql("select max(due) from (select " + age + " as due from " + table + " where " + ended + age
                        + " < ? order by " + age + " limit ?) oldest")
                .param(timestamp(clock.instant().minus(retention)))
                .param(BATCH)
                .query(OffsetDateTime.class)
                .optional()
                .map(newest -> client.sql("delete from " + table + " where " + ended + age + " <= ?")
                        .param(newest)
                        .update())
                .orElse(0);
    }
}
