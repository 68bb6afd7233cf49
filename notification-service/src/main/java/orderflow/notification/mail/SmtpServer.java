package orderflow.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import orderflow.notification.mail.MailAnswer.Verdict;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** An SMTP server, with Spring Boot's settings ({@code spring.mail.*}). */
record SmtpServer(JavaMailSenderImpl settings) implements MailServer {

    @Override
    public MailConnection open() {
        try {
            return new Connection(settings, settings.getSession().getTransport(settings.getProtocol()));
        } catch (MessagingException e) {
            throw new IllegalStateException("no mail can be sent by " + settings.getProtocol(), e);
        }
    }

    private record Connection(JavaMailSenderImpl settings, Transport transport) implements MailConnection {

        @Override
        public MailAnswer send(Mail mail, MimeMessage message) {
            try {
                connect();
            } catch (MessagingException e) {
                return new MailAnswer(Verdict.OUT_OF_REACH, String.valueOf(e.getMessage()));
            }
            try {
                transport.sendMessage(message, message.getAllRecipients());
                return MailAnswer.ACCEPTED;
            } catch (MessagingException e) {
                return SmtpReply.of(e).answer();
            }
        }

        /** Again, when the server has ended the conversation between two mails. */
        private void connect() throws MessagingException {
            if (!transport.isConnected()) {
                transport.connect(
                        settings.getHost(), settings.getPort(), settings.getUsername(), settings.getPassword());
            }
        }

        @Override
        public void close() {
            try {
                transport.close();
            } catch (MessagingException e) {
                // whatever was accepted is settled already
            }
        }
    }

    @Override
    public String toString() {
        return settings.getProtocol() + "://" + settings.getHost() + ":" + settings.getPort();
    }
}
