package orderflow.notification.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import orderflow.messages.NotificationCommand.NotifyCustomer;
import orderflow.messages.NotificationCommand.Occasion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All notifications: what would be sent is stored, once per order and occasion, however often the command comes. */
@Repository
public class Notifications {

    private final JdbcClient jdbc;
    private final Clock clock;

    Notifications(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void store(NotifyCustomer command) {
        jdbc.sql("insert into notification (order_id, occasion, customer_id, text, created_at) "
                        + "values (?, ?, ?, ?, ?) on conflict do nothing")
                .param(command.orderId())
                .param(command.occasion().name())
                .param(command.customerId())
                .param(command.text())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return the order's notifications, oldest first */
    public List<Notification> of(UUID orderId) {
        return jdbc.sql("select * from notification where order_id = ? order by id")
                .param(orderId)
                .query((row, number) -> notification(row))
                .list();
    }

    private static Notification notification(ResultSet row) throws SQLException {
        return new Notification(
                row.getObject("order_id", UUID.class),
                row.getString("customer_id"),
                Occasion.valueOf(row.getString("occasion")),
                row.getString("text"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
