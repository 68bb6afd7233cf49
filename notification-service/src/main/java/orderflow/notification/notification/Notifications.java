package orderflow.notification.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import orderflow.messages.NotificationCommand.NotifyCustomer;
import orderflow.messages.NotificationCommand.Occasion;
import orderflow.messaging.message.MessageTracing;
import orderflow.notification.customer.EmailAddress;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * All notifications: each is stored once per order and occasion, however often the command comes, with its mail
 * pending. They are this service's business data and stay.
 */
@Repository
public class Notifications {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final MessageTracing tracing;

    public Notifications(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events, MessageTracing tracing) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.tracing = tracing;
    }

    public void store(NotifyCustomer command) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        "insert into notification (order_id, occasion, customer_id, text, created_at, mail_state, mail_due_at, "
                                + "traceparent) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .param(command.orderId())
                .param(command.occasion().name())
                .param(command.customerId())
                .param(command.text())
                .param(now)
                .param(MailState.PENDING.name())
                .param(now)
                .param(tracing.current().orElse(null))
                .update();
        events.publishEvent(new NotificationStored(command.orderId()));
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
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                mailing(row));
    }

    private static Mailing mailing(ResultSet row) throws SQLException {
        return new Mailing(
                MailState.valueOf(row.getString("mail_state")),
                Optional.ofNullable(row.getString("mail_address")).map(EmailAddress::new),
                sentAt(row),
                Optional.ofNullable(row.getString("mail_reason")));
    }

    private static Optional<Instant> sentAt(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("mail_sent_at", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
