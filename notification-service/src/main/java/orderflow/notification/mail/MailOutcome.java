package orderflow.notification.mail;

import java.time.Instant;
import java.util.Optional;
import orderflow.notification.customer.EmailAddress;
import orderflow.notification.notification.MailState;

/**
 * What became of a mail that was claimed, to be stored.
 *
 * @param dueAt when to try it again; empty once it is settled
 * @param sentAt empty unless the server has taken it
 * @param reason why it was not sent; empty when it was
 */
record MailOutcome(
        Mail mail,
        MailState state,
        Optional<Instant> dueAt,
        int failedAttempts,
        Optional<EmailAddress> address,
        Optional<Instant> sentAt,
        Optional<String> reason) {

    private static final int LONGEST_REASON = 1_000;

    MailOutcome {
        reason = reason.map(text -> text.substring(0, Math.min(text.length(), LONGEST_REASON)));
    }

    static MailOutcome sent(Mail mail, EmailAddress address, Instant now) {
        return new MailOutcome(
                mail,
                MailState.SENT,
                Optional.empty(),
                mail.failedAttempts(),
                Optional.of(address),
                Optional.of(now),
                Optional.empty());
    }

    /** It ends unsent. */
    static MailOutcome unsent(Mail mail, MailState state, Optional<EmailAddress> address, String reason) {
        return new MailOutcome(
                mail, state, Optional.empty(), mail.failedAttempts(), address, Optional.empty(), Optional.of(reason));
    }

    /** It waits; others go first. */
    static MailOutcome postponed(Mail mail, Instant until, int failedAttempts, String reason) {
        return new MailOutcome(
                mail,
                MailState.PENDING,
                Optional.of(until),
                failedAttempts,
                Optional.empty(),
                Optional.empty(),
                Optional.of(reason));
    }

    /** It was not tried. */
    static MailOutcome givenBack(Mail mail, Instant now) {
        return new MailOutcome(
                mail,
                MailState.PENDING,
                Optional.of(now),
                mail.failedAttempts(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
