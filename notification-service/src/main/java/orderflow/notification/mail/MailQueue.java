package orderflow.notification.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import orderflow.notification.customer.EmailAddress;
import orderflow.notification.notification.MailState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The mails of the notifications that are stored, for Competing Consumers. Whoever claims a mail has it for itself, and
 * no transaction is open while it talks to the mail server; the claim of one who died passes.
 */
@Repository
class MailQueue {

    private static final int LONGEST_REASON = 1_000;
    // longer than all time-outs of one mail together
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    MailQueue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param age of the oldest; zero when none waits */
    record Backlog(long depth, Duration age) {}

    /** @return ids of mails to be tried now, those first that are due first */
    List<Long> due(int limit) {
        return jdbc.sql("select id from notification where mail_state = 'PENDING' and mail_due_at <= ? "
                        + "order by mail_state, mail_due_at, id limit ?")
                .param(now())
                .param(limit)
                .query(Long.class)
                .list();
    }

    /**
     * Claims the mail until it is settled, for a minute at most.
     *
     * @return empty when another has it, or had it in the meantime
     */
    Optional<Mail> claim(long id) {
        int claimed = jdbc.sql("update notification set mail_due_at = ? "
                        + "where id = ? and mail_state = 'PENDING' and mail_due_at <= ?")
                .param(now().plus(CLAIM))
                .param(id)
                .param(now())
                .update();
        return claimed == 0 ? Optional.empty() : Optional.of(find(id));
    }

    private Mail find(long id) {
        return jdbc.sql("select id, order_id, occasion, customer_id, text, created_at, mail_attempts, traceparent "
                        + "from notification where id = ?")
                .param(id)
                .query((row, number) -> mail(row))
                .single();
    }

    void sent(Mail mail, EmailAddress address) {
        jdbc.sql("update notification set mail_state = 'SENT', mail_due_at = null, mail_address = ?, "
                        + "mail_sent_at = ?, mail_reason = null where id = ? and mail_state = 'PENDING'")
                .param(address.value())
                .param(now())
                .param(mail.id())
                .update();
    }

    /** Ends the mail unsent. */
    void endUnsent(Mail mail, MailState state, Optional<EmailAddress> address, String reason) {
        jdbc.sql("update notification set mail_state = ?, mail_due_at = null, mail_address = ?, mail_reason = ? "
                        + "where id = ? and mail_state = 'PENDING'")
                .param(state.name())
                .param(address.map(EmailAddress::value).orElse(null))
                .param(shortened(reason))
                .param(mail.id())
                .update();
    }

    /** Lets the mail wait; others go first. */
    void postpone(Mail mail, Duration delay, int failedAttempts, String reason) {
        jdbc.sql("update notification set mail_due_at = ?, mail_attempts = ?, mail_reason = ? "
                        + "where id = ? and mail_state = 'PENDING'")
                .param(now().plus(delay))
                .param(failedAttempts)
                .param(shortened(reason))
                .param(mail.id())
                .update();
    }

    Backlog backlog() {
        return jdbc.sql("select count(*) as depth, min(created_at) as oldest from notification "
                        + "where mail_state = 'PENDING'")
                .query((row, number) -> new Backlog(row.getLong("depth"), age(row)))
                .single();
    }

    private Duration age(ResultSet row) throws SQLException {
        return row.getObject("oldest") == null ? Duration.ZERO : Duration.between(instant(row, "oldest"), now());
    }

    private static Mail mail(ResultSet row) throws SQLException {
        return new Mail(
                row.getLong("id"),
                row.getObject("order_id", UUID.class),
                row.getString("occasion"),
                row.getString("customer_id"),
                row.getString("text"),
                instant(row, "created_at"),
                row.getInt("mail_attempts"),
                Optional.ofNullable(row.getString("traceparent")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String shortened(String reason) {
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
