package orderflow.notification.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import orderflow.notification.customer.EmailAddress;
import org.springframework.mail.javamail.JavaMailSender;

/** Puts what a customer is told into a mail, as text and as HTML; written again, it has the same {@code Message-ID}. */
final class MailWriter {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final DateTimeFormatter RFC_5322 =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ROOT);

    private final JavaMailSender sender;
    private final InternetAddress from;

    /** @throws IllegalArgumentException when {@code from} is no address */
    MailWriter(JavaMailSender sender, String from) {
        this.sender = sender;
        try {
            this.from = new InternetAddress(from, true);
        } catch (AddressException e) {
            throw new IllegalArgumentException("orderflow.mail.from is no mail address: " + from, e);
        }
    }

    /** @throws MessagingException when there can be no mail to that address */
    MimeMessage write(Mail mail, EmailAddress address) throws MessagingException {
        MimeMessage message = sender.createMimeMessage();
        message.setFrom(from);
        message.setReplyTo(new InternetAddress[] {from});
        message.setRecipient(RecipientType.TO, new InternetAddress(address.value(), true));
        message.setSubject("Your order " + mail.shortOrderId() + " is " + mail.outcome(), UTF_8);
        message.setHeader("Date", rfc5322(mail.createdAt()));
        // no out-of-office notes, please (RFC 3834)
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(alternatives(new MailText(mail)));
        message.saveChanges();
        message.setHeader("Message-ID", "<" + mail.name() + "@" + domain() + ">"); // saving has set a random one
        return message;
    }

    private static MimeMultipart alternatives(MailText text) throws MessagingException {
        return new MimeMultipart("alternative", part(text.plain(), "plain"), part(text.html(), "html"));
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    private static String rfc5322(Instant time) {
        return RFC_5322.format(time.atOffset(ZoneOffset.UTC));
    }

    private String domain() {
        return from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
    }
}
