package orderflow.messaging.jdbc;

import static orderflow.messaging.jdbc.MessageColumns.timestamp;

import java.util.List;
import orderflow.messaging.outbox.MessageHistory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The message history in the service's own database. */
public record JdbcMessageHistory(JdbcTemplate template) implements MessageHistory {

    @Override
    public void add(List<Entry> entries) {
        template.batchUpdate(
                "insert into message_history (conversation_id, direction, channel, seen_at, headers, body) "
                        + "values (?, ?, ?, ?, ?, ?)",
                entries.stream().map(JdbcMessageHistory::row).toList());
    }

    private static Object[] row(Entry entry) {
        return new Object[] {
            entry.message().headers().conversationId(),
            entry.direction().name(),
            entry.channel(),
            timestamp(entry.time()),
            MessageColumns.headers(entry.message()),
            entry.message().body().bytes()
        };
    }

    @Override
    public List<Entry> conversation(String conversationId, int limit) {
        return JdbcClient.create(template)
                .sql("select * from message_history where conversation_id = ? order by id limit ?")
                .param(conversationId)
                .param(limit)
                .query((row, number) -> new Entry(
                        Direction.valueOf(row.getString("direction")),
                        row.getString("channel"),
                        MessageColumns.instant(row, "seen_at"),
                        MessageColumns.message(row)))
                .list();
    }
}
