package orderflow.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Locale;
import java.util.UUID;
import orderflow.messages.NotificationCommand.Occasion;
import orderflow.notification.NotificationServiceTest;
import orderflow.notification.customer.EmailAddress;
import orderflow.notification.notification.MailState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a customer gets, from a real SMTP server. */
class MailContentTest {

    private final MailRoom room = new MailRoom();
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
        room.connectTo(server.getSmtp().getPort());
    }

    @AfterEach
    void stop() {
        server.stop();
        room.close();
    }

    @ParameterizedTest
    @EnumSource
    void mailsHowAnOrderEndedAsTextAndAsHtml(Occasion occasion) throws Exception {
        UUID order = room.tell("alice", occasion, "This is what happened.\nThank you!");
        String outcome = occasion.name().substring("ORDER_".length()).toLowerCase(Locale.ROOT);

        room.carry();

        MimeMessage mail = onlyMail();
        assertThat(mail.getMessageID()).isEqualTo("<order-" + outcome + "." + order + "@orderflow.example>");
        assertThat(mail.getSubject()).isEqualTo("Your order " + order.toString().substring(28) + " is " + outcome);
        assertThat(mail.getFrom()).containsExactly(new InternetAddress("no-reply@orderflow.example", "orderflow"));
        assertThat(mail.getReplyTo()).isEqualTo(mail.getFrom());
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("alice@example.com"));
        assertThat(mail.getSentDate()).isEqualTo(NotificationServiceTest.NOW);
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(text(mail, 0, "text/plain"))
                .contains("Hello alice", "This is what happened.\r\nThank you!", order.toString());
        assertThat(text(mail, 1, "text/html"))
                .contains("Hello alice", "This is what happened.<br>Thank you!", order.toString());
        assertThat(room.mailOf(order).state()).isEqualTo(MailState.SENT);
        assertThat(room.mailOf(order).address()).contains(new EmailAddress("alice@example.com"));
        assertThat(room.mailOf(order).sentAt()).contains(NotificationServiceTest.NOW);
        assertThat(room.count("orderflow.mail.sent")).isOne();
    }

    @Test
    void takesWhatACustomerSaysForTextOnly() throws Exception {
        String evil = "<script>alert(1)</script>\r\nBcc: eve@example.com\r\n\r\n.\r\nMAIL FROM:<x@y>";
        String customer = "<b>\"Eve\" & co";
        room.opened(customer, "eve+x@example.com");
        room.tell(customer, Occasion.ORDER_REJECTED, evil);

        room.carry();

        MimeMessage mail = onlyMail();
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getRecipients(RecipientType.TO)).containsExactly(new InternetAddress("eve+x@example.com"));
        assertThat(text(mail, 0, "text/plain")).contains(customer, "Bcc: eve@example.com", "\r\n.\r\nMAIL FROM:<x@y>");
        assertThat(text(mail, 1, "text/html"))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;<br>Bcc", "&lt;b&gt;&quot;Eve&quot; &amp; co")
                .doesNotContain("<script>", "<b>");
    }

    private MimeMessage onlyMail() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private static String text(Part mail, int index, String type) throws Exception {
        Part part = ((MimeMultipart) mail.getContent()).getBodyPart(index);
        assertThat(part.isMimeType(type)).as(part.getContentType()).isTrue();
        return String.valueOf(part.getContent());
    }
}
