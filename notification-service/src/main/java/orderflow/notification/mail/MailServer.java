package orderflow.notification.mail;

/** Channel Adapter: where mail leaves the system. */
interface MailServer {

    /** @return a connection for one thread, which may be made only when the first mail is sent */
    MailConnection open();

    /** @return where it is, for people */
    @Override
    String toString();
}
