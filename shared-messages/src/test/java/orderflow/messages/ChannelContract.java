package orderflow.messages;

import java.util.List;
import java.util.stream.Stream;
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
            events(
                    Channels.PAYMENT_OFFER_REQUESTS,
                    "What payment providers are asked (publish/asynchronous responses)",
                    PaymentOfferRequested.class,
                    ORDERS,
                    PAYMENTS));

    private static ChannelContract events(
            String name, String purpose, Class<?> family, String sender, String... receivers) {
        return new ChannelContract(name, purpose, "EVENT", family, sender, List.of(receivers), "");
    }

    Stream<Class<?>> messages() {
        return Contracts.leaves(family).distinct();
    }
}
