package orderflow.notification.mail;

import jakarta.mail.MessagingException;
import java.util.Optional;
import orderflow.notification.mail.MailAnswer.Verdict;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * Why a mail was not taken (RFC 5321).
 *
 * @param code of the server's reply; 0 when there was none
 * @param isOfMail whether it is about this mail; otherwise any other would have got it, too
 */
record SmtpReply(int code, boolean isOfMail, String text) {

    private static final int GOING_DOWN = 421;

    static SmtpReply of(MessagingException failure) {
        return find(failure, SMTPAddressFailedException.class)
                .map(refused -> new SmtpReply(refused.getReturnCode(), true, text(refused)))
                .or(() -> find(failure, SMTPSendFailedException.class).map(SmtpReply::ofCommand))
                .orElseGet(() -> new SmtpReply(0, false, text(failure)));
    }

    /** The sender is ours and the same in every mail. */
    private static SmtpReply ofCommand(SMTPSendFailedException failure) {
        boolean isOfSender = failure.getCommand().startsWith("MAIL");
        return new SmtpReply(failure.getReturnCode(), !isOfSender, text(failure));
    }

    MailAnswer answer() {
        boolean isOutage = !isOfMail || code < 400 || code == GOING_DOWN;
        Verdict ownVerdict = code < 500 ? Verdict.PUT_OFF : Verdict.REFUSED;
        return new MailAnswer(isOutage ? Verdict.BROKEN_OFF : ownVerdict, text);
    }

    private static <E extends Exception> Optional<E> find(Exception failure, Class<E> type) {
        if (type.isInstance(failure)) {
            return Optional.of(type.cast(failure));
        }
        return failure instanceof MessagingException chained && chained.getNextException() != null
                ? find(chained.getNextException(), type)
                : Optional.empty();
    }

    private static String text(Exception failure) {
        return String.valueOf(failure.getMessage());
    }
}
