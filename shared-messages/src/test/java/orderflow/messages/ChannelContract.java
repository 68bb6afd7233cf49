package orderflow.messages;

import java.util.List;
import java.util.stream.Stream;
import orderflow.messages.PaymentOfferMessage.PaymentOffer;
import orderflow.messages.PaymentOfferMessage.PaymentOfferRequested;

/**
 * What travels on a channel, from whom to whom.
 *
 * @param kind of its messages: COMMAND, EVENT or DOCUMENT
 * @param repliesOn channel of the replies; empty where nobody replies
 */
record ChannelContract(
        String name,
        String purpose,
        String kind,
        Class<?> family,
        String sender,
        List<String> receivers,
        String repliesOn) {

    private static final String ORDERS = "order-service";
    private static final String PAYMENTS = "payment-service";
    private static final String NOTIFICATIONS = "notification-service";

    /** What the answers to a question's channel are named by; they go to the instance that asked, wherever that is. */
    static final String ANSWERS = ".answers";

    static final List<ChannelContract> ALL = List.of(
            new ChannelContract(
                    Channels.PAYMENT_COMMANDS,
                    "What payment-service shall do about the payment of an order (request/asynchronous response)",
                    "COMMAND",
                    PaymentCommand.class,
                    ORDERS,
                    List.of(PAYMENTS),
                    Channels.ORDER_REPLIES),
            new ChannelContract(
                    Channels.ORDER_REPLIES,
                    "The outcomes of payment commands",
                    "DOCUMENT",
                    PaymentReply.class,
                    PAYMENTS,
                    List.of(ORDERS),
                    ""),
            new ChannelContract(
                    Channels.NOTIFICATION_COMMANDS,
                    "What customers shall be told (one-way notification)",
                    "COMMAND",
                    NotificationCommand.class,
                    ORDERS,
                    List.of(NOTIFICATIONS),
                    ""),
            events(Channels.ORDER_EVENTS, "What happened to orders", OrderEvent.class, ORDERS, NOTIFICATIONS),
            events(Channels.PAYMENT_EVENTS, "What happened to payments", PaymentEvent.class, PAYMENTS, NOTIFICATIONS),
            events(Channels.ACCOUNT_EVENTS, "Who has an account", AccountEvent.class, PAYMENTS, ORDERS, NOTIFICATIONS),
            new ChannelContract(
                    Channels.PAYMENT_OFFER_REQUESTS,
                    "What payment providers are asked (publish/asynchronous responses)",
                    "EVENT",
                    PaymentOfferRequested.class,
                    ORDERS,
                    List.of(PAYMENTS),
                    Channels.PAYMENT_OFFER_REQUESTS + ANSWERS),
            new ChannelContract(
                    Channels.PAYMENT_OFFER_REQUESTS + ANSWERS,
                    "What payment providers answer, each instance of order-service on an address of its own",
                    "DOCUMENT",
                    PaymentOffer.class,
                    PAYMENTS,
                    List.of(ORDERS),
                    ""));

    private static ChannelContract events(
            String name, String purpose, Class<?> family, String sender, String... receivers) {
        return new ChannelContract(name, purpose, "EVENT", family, sender, List.of(receivers), "");
    }

    /** The channel of the catalogue that it belongs to. */
    String catalogued() {
        return isAnswer() ? name.substring(0, name.length() - ANSWERS.length()) : name;
    }

    boolean isAnswer() {
        return name.endsWith(ANSWERS);
    }

    boolean isQuestion() {
        return repliesOn.endsWith(ANSWERS);
    }

    Stream<Class<?>> messages() {
        return Contracts.leaves(family).distinct();
    }
}
