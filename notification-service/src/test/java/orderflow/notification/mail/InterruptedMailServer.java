package orderflow.notification.mail;

import jakarta.mail.internet.MimeMessage;

/** Sends, and then something happens before it can note down that it has. */
record InterruptedMailServer(MailServer real, Runnable event) implements MailServer {

    @Override
    public MailConnection open() {
        MailConnection connection = real.open();
        return new MailConnection() {
            @Override
            public MailAnswer send(Mail mail, MimeMessage message) {
                MailAnswer answer = connection.send(mail, message);
                event.run();
                return answer;
            }

            @Override
            public void close() {
                connection.close();
            }
        };
    }
}
