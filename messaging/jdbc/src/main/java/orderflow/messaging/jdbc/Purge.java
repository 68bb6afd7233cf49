package orderflow.messaging.jdbc;

import static orderflow.messaging.jdbc.MessageColumns.timestamp;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes old rows of a table, in batches that hold no lock for long.
 *
 * @param condition what else is true of the rows to be deleted
 * @param age column with their time; there is an index of it, after columns that the condition compares
 */
public record Purge(JdbcClient client, String table, String condition, String age) {

    private static final int BATCH = 1_000;

    /**
     * Each batch has a transaction of its own, unless the caller has one.
     *
     * @return number of rows deleted
     */
    public long olderThan(Instant instant) {
        long total = 0;
        int deleted;
        do {
            deleted = deleteOldest(timestamp(instant));
            total += deleted;
        } while (deleted >= BATCH);
        return total;
    }

    /** Walks along the index of ages: a list or subquery of keys would be compared with every row of the table. */
    private int deleteOldest(OffsetDateTime limit) {
        return client.sql("select max(due) from (select " + age + " as due from " + table + " where " + condition
                        + " and " + age + " < ? order by " + age + " limit ?) oldest")
                .param(limit)
                .param(BATCH)
                .query(OffsetDateTime.class)
                .optional()
                .map(newest -> client.sql("delete from " + table + " where " + condition + " and " + age + " <= ?")
                        .param(newest)
                        .update())
                .orElse(0);
    }
}
