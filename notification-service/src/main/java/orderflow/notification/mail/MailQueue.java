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
import orderflow.messaging.jdbc.Column;
import orderflow.messaging.outbox.Transactions;
import orderflow.notification.customer.EmailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The mails of the notifications that are stored, for Competing Consumers. Whoever claims a mail has it for itself, and
 * no transaction is open while it talks to the mail server; the claim of one who died passes.
 */
@Repository
class MailQueue {

    // longer than a round over what is claimed together, and all time-outs of its last mail
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Transactions transactions;

    MailQueue(JdbcClient jdbc, Clock clock, Transactions transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** @param age of the oldest; zero when none waits */
    record Backlog(long depth, Duration age) {}

    /**
     * Claims mails that are due, for a minute at most, or until they are settled.
     *
     * @return those first that are due first; none that another has claimed
     */
    List<Mail> claim(int limit) {
        return transactions.execute(() -> {
            List<Mail> due = due(limit);
            if (!due.isEmpty()) {
                jdbc.sql("update notification set mail_due_at = :until where id = any(:ids)")
                        .param("until", now().plus(CLAIM))
                        .param("ids", Column.bigint(due.stream().map(Mail::id).toList()))
                        .update();
            }
            return due;
        });
    }

    private List<Mail> due(int limit) {
        return jdbc.sql("select id, order_id, occasion, customer_id, text, created_at, mail_attempts, traceparent "
                        + "from notification where mail_state = 'PENDING' and mail_due_at <= ? "
                        + "order by mail_state, mail_due_at, id limit ? for update skip locked")
                .param(now())
                .param(limit)
                .query((row, number) -> mail(row))
                .list();
    }

    /** Stores what became of claimed mails; one that another has settled since its claim passed stays as it is. */
    void settle(List<MailOutcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        jdbc.sql("merge into notification using (select * from unnest(cast(:ids as bigint array), "
                        + "cast(:states as varchar array), cast(:due as timestamp with time zone array), "
                        + "cast(:attempts as integer array), cast(:addresses as varchar array), "
                        + "cast(:sent as timestamp with time zone array), cast(:reasons as varchar array)) "
                        + "as rows (id, state, due_at, attempts, address, sent_at, reason)) as outcome "
                        + "on notification.id = outcome.id when matched and notification.mail_state = 'PENDING' "
                        + "then update set mail_state = outcome.state, mail_due_at = outcome.due_at, "
                        + "mail_attempts = outcome.attempts, mail_address = outcome.address, "
                        + "mail_sent_at = outcome.sent_at, mail_reason = outcome.reason")
                .param(
                        "ids",
                        Column.bigint(
                                outcomes.stream().map(each -> each.mail().id()).toList()))
                .param("states", Column.text(outcomes, each -> each.state().name()))
                .param("due", Column.timestamp(outcomes, each -> each.dueAt().orElse(null)))
                .param("attempts", Column.integer(outcomes, MailOutcome::failedAttempts))
                .param(
                        "addresses",
                        Column.text(
                                outcomes,
                                each -> each.address().map(EmailAddress::value).orElse(null)))
                .param("sent", Column.timestamp(outcomes, each -> each.sentAt().orElse(null)))
                .param("reasons", Column.text(outcomes, each -> each.reason().orElse(null)))
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

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
