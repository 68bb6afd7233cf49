package orderflow.messaging.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import orderflow.messaging.message.Body;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageHeaders;
import tools.jackson.databind.json.JsonMapper;

/** How messages and times are written into columns, and read again. */
final class MessageColumns {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MessageColumns() {}

    static String headers(Message message) {
        return JSON.writeValueAsString(message.headers());
    }

    /** Reads the columns {@code headers} and {@code body}. */
    static Message message(ResultSet row) throws SQLException {
        MessageHeaders headers = JSON.readValue(row.getString("headers"), MessageHeaders.class);
        return new Message(headers, Body.of(row.getBytes("body")));
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
