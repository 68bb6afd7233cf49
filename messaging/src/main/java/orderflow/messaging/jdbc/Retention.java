package orderflow.messaging.jdbc;

import static orderflow.messaging.jdbc.MessageColumns.timestamp;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the tables small: deletes what is older than its retention, in batches that hold no lock for long. */
public final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int BATCH = 1_000;

    private final JdbcClient client;
    private final Clock clock;
    private final Duration retention;

    /** @param retention how long handled messages, ended sagas and the message history are kept */
    public Retention(JdbcClient client, Clock clock, Duration retention) {
        this.client = client;
        this.clock = clock;
        this.retention = retention;
    }

    /** Deletes all that is due, each batch in a transaction of its own. */
    public void purge() {
        purge("processed_message", "processed_at", "");
        purge("message_history", "seen_at", "");
        purge("saga_instance", "updated_at", "status in ('COMPLETED', 'COMPENSATED') and ");
    }

    /** Walks along the index of ages: an {@code in} with a list of keys would compare every row with the whole list. */
    private void purge(String table, String age, String ended) {
        String batch = "delete from " + table + " where " + ended + age + " <= (select max(due) from (select " + age
                + " as due from " + table + " where " + ended + age + " < ? order by " + age + " limit ?) oldest)";
        long total = 0;
        int deleted;
        do {
            deleted = client.sql(batch)
                    .param(timestamp(clock.instant().minus(retention)))
                    .param(BATCH)
                    .update();
            total += deleted;
        } while (deleted >= BATCH);
        if (total > 0) {
            LOG.info("purged {} rows older than {} days from {}", total, retention.toDays(), table);
        }
    }
}
