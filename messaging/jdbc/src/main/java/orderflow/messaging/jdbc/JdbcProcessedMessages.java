package orderflow.messaging.jdbc;

import static orderflow.messaging.jdbc.MessageColumns.timestamp;

import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import orderflow.messaging.inbox.ProcessedMessages;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of processed messages in the service's own database. */
public record JdbcProcessedMessages(JdbcTemplate template, Clock clock) implements ProcessedMessages {

    @Override
    public Set<Integer> enter(String subscriber, List<UUID> messageIds) {
        OffsetDateTime now = timestamp(clock.instant());
        // the conflict waits for a concurrent twin to commit, and unlike an error leaves the transaction usable
        int[] inserted = template.batchUpdate(
                "insert into processed_message (subscriber, message_id, processed_at) values (?, ?, ?) "
                        + "on conflict do nothing",
                messageIds.stream()
                        .map(id -> new Object[] {subscriber, id, now})
                        .toList());
        if (IntStream.of(inserted).anyMatch(count -> count == Statement.SUCCESS_NO_INFO)) {
            throw new IllegalStateException("The JDBC driver does not say which rows of a batch it has inserted, so "
                    + "duplicates cannot be told: switch reWriteBatchedInserts off.");
        }
        return IntStream.range(0, inserted.length)
                .filter(position -> inserted[position] > 0)
                .boxed()
                .collect(Collectors.toSet());
    }

    @Override
    public Instant knownSince(String subscriber) {
        JdbcClient client = JdbcClient.create(template);
        client.sql("insert into processed_since (subscriber, since) values (?, ?) on conflict do nothing")
                .params(subscriber, timestamp(clock.instant()))
                .update();
        return client.sql("select since from processed_since where subscriber = ?")
                .param(subscriber)
                .query((row, number) -> MessageColumns.instant(row, "since"))
                .single();
    }
}
