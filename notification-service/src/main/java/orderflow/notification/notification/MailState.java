package orderflow.notification.notification;

/** How far the mail of a notification has come. */
public enum MailState {
    /** It waits for its turn, for the mail server or for the customer's address. */
    PENDING,
    /** The mail server has taken it. */
    SENT,
    /** The customer gets no mail. */
    NOT_MAILED,
    /** The mail server will not take it. */
    REFUSED
}
