package orderflow.messages;

/** The logical channels; {@code orderflow-channels.yml} says which broker carries each of them. */
public final class Channels {

    public static final String PAYMENT_COMMANDS = "payment-commands";
    public static final String ORDER_REPLIES = "order-replies";
    public static final String NOTIFICATION_COMMANDS = "notification-commands";
    public static final String PAYMENT_OFFER_REQUESTS = "payment-offer-requests";
    public static final String ORDER_EVENTS = "order-events";
    public static final String PAYMENT_EVENTS = "payment-events";
    public static final String ACCOUNT_EVENTS = "account-events";

    private Channels() {}
}
