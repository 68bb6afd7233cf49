package orderflow.notification.mail;

import jakarta.mail.internet.MimeMessage;

/** A conversation with the mail server, in which one mail follows the other. */
interface MailConnection extends AutoCloseable {

    /** @return what the server says, or that it says nothing */
    MailAnswer send(Mail mail, MimeMessage message);

    @Override
    void close();
}
