package orderflow.messaging.jdbc;

import static orderflow.messaging.jdbc.MessageColumns.timestamp;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import orderflow.messaging.inbox.ProcessedMessages;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** The table of processed messages in the service's own database. */
public record JdbcProcessedMessages(JdbcTemplate template, Clock clock) implements ProcessedMessages {

    @Override
    public Set<Integer> enter(String subscriber, List<UUID> messageIds) {
        GeneratedKeyHolder entered = new GeneratedKeyHolder();
        // the conflict waits for a concurrent twin to commit, and unlike an error leaves the transaction usable;
        // two batches that wait for each other's messages would do so for ever, hence the order
        JdbcClient.create(template)
                .sql("insert into processed_message (subscriber, message_id, processed_at) "
                        + "select :subscriber, message_id, :now from unnest(cast(:ids as uuid array)) "
                        + "as arrived (message_id) order by message_id on conflict do nothing")
                .param("subscriber", subscriber)
                .param("now", timestamp(clock.instant()))
                .param("ids", Column.uuid(new LinkedHashSet<>(messageIds)))
                .update(entered, "message_id");
        return entered.getKeyList().stream()
                .map(row -> messageIds.indexOf((UUID) row.get("message_id")))
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
