package orderflow.messaging.jdbc;

import java.util.List;
import orderflow.messaging.outbox.MessageHistory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The message history in the service's own database. */
public record JdbcMessageHistory(JdbcTemplate template) implements MessageHistory {

    @Override
    public void add(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        JdbcClient.create(template)
                .sql("insert into message_history (conversation_id, direction, channel, seen_at, headers, body) "
                        + "select conversation_id, direction, channel, seen_at, headers, body "
                        + "from unnest(cast(:conversations as varchar array), cast(:directions as varchar array), "
                        + "cast(:channels as varchar array), cast(:times as timestamp with time zone array), "
                        + "cast(:headers as varchar array), cast(:bodies as bytea array)) "
                        + "with ordinality as seen (conversation_id, direction, channel, seen_at, headers, body, position) "
                        + "order by position")
                .param(
                        "conversations",
                        Column.text(entries, entry -> entry.message().headers().conversationId()))
                .param(
                        "directions",
                        Column.text(entries, entry -> entry.direction().name()))
                .param("channels", Column.text(entries, Entry::channel))
                .param("times", Column.timestamp(entries, Entry::time))
                .param("headers", Column.text(entries, entry -> MessageColumns.headers(entry.message())))
                .param(
                        "bodies",
                        Column.bytes(entries, entry -> entry.message().body().bytes()))
                .update();
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
