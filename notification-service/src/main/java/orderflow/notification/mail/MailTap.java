package orderflow.notification.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import orderflow.notification.customer.EmailAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.boot.ansi.AnsiColor;
import org.springframework.boot.ansi.AnsiOutput;
import org.springframework.stereotype.Component;

/** Sees what becomes of every mail: writes a line in the form of those about messages, and counts. */
@Component
class MailTap {

    private static final Logger LOG = LoggerFactory.getLogger("orderflow.mail");

    private final Counter sent;
    private final Counter failed;

    MailTap(MeterRegistry registry) {
        this.sent = Counter.builder("orderflow.mail.sent")
                .description("mails that the mail server has taken")
                .register(registry);
        this.failed = Counter.builder("orderflow.mail.failed")
                .description("mails that the mail server will never take")
                .register(registry);
    }

    void sent(Mail mail, EmailAddress address) {
        sent.increment();
        log(Level.INFO, mail, AnsiColor.CYAN, "mailed", "to " + address);
    }

    void refused(Mail mail, EmailAddress address, String reason) {
        failed.increment();
        log(Level.WARN, mail, AnsiColor.RED, "refused", "to " + address + ": " + reason);
    }

    void putOff(Mail mail, EmailAddress address, String reason) {
        log(Level.WARN, mail, AnsiColor.YELLOW, "put off", "to " + address + ": " + reason);
    }

    void notMailed(Mail mail, String reason) {
        log(Level.INFO, mail, AnsiColor.DEFAULT, "unmailed", reason);
    }

    private static void log(Level level, Mail mail, AnsiColor colour, String what, String detail) {
        String word = AnsiOutput.toString(colour, String.format("%-9s", what), AnsiColor.DEFAULT);
        LOG.atLevel(level)
                .addKeyValue("what", what)
                .addKeyValue("type", mail.kind())
                .addKeyValue("conversationId", mail.orderId())
                .log(word
                        + String.format(" %-22s %-31s order %s  %s", "mail", mail.kind(), mail.shortOrderId(), detail));
    }
}
