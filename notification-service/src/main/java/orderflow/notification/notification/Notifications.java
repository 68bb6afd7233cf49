package orderflow.notification.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import orderflow.messages.NotificationCommand.NotifyCustomer;
import orderflow.messages.NotificationCommand.Occasion;
import orderflow.messaging.jdbc.Column;
import orderflow.messaging.message.MessageTracing;
import orderflow.messaging.outbox.Transactions;
import orderflow.messaging.outbox.UnitOfWork;
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

    private record Row(NotifyCustomer command, Instant createdAt, Optional<String> traceparent) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final MessageTracing tracing;
    private final UnitOfWork<Row> rows;

    public Notifications(
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events,
            MessageTracing tracing,
            Transactions transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.tracing = tracing;
        this.rows = new UnitOfWork<>(transactions, this::insert);
    }

    /** Stores it at the commit, together with the transaction's others. */
    public void store(NotifyCustomer command) {
        rows.add(new Row(command, clock.instant(), tracing.current()));
        events.publishEvent(new NotificationStored(command.orderId()));
    }

    private void insert(List<Row> stored) {
        jdbc.sql(
                        "insert into notification (order_id, occasion, customer_id, text, created_at, mail_state, mail_due_at, "
                                + "traceparent) select order_id, occasion, customer_id, text, created_at, :pending, created_at, "
                                + "traceparent from unnest(cast(:orders as uuid array), cast(:occasions as varchar array), "
                                + "cast(:customers as varchar array), cast(:texts as varchar array), "
                                + "cast(:times as timestamp with time zone array), cast(:traceparents as varchar array)) "
                                + "with ordinality as stored "
                                + "(order_id, occasion, customer_id, text, created_at, traceparent, position) "
                                + "order by position on conflict do nothing")
                .param("pending", MailState.PENDING.name())
                .param("orders", Column.uuid(stored, row -> row.command().orderId()))
                .param(
                        "occasions",
                        Column.text(stored, row -> row.command().occasion().name()))
                .param("customers", Column.text(stored, row -> row.command().customerId()))
                .param("texts", Column.text(stored, row -> row.command().text()))
                .param("times", Column.timestamp(stored, Row::createdAt))
                .param(
                        "traceparents",
                        Column.text(stored, row -> row.traceparent().orElse(null)))
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
