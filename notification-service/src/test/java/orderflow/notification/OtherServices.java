package orderflow.notification;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import orderflow.messages.AccountEvent;
import orderflow.messages.Channels;
import orderflow.messages.NotificationCommand.NotifyCustomer;
import orderflow.messages.OrderEvent;
import orderflow.messages.PaymentEvent;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.message.CommandMessage;
import orderflow.messaging.message.EventMessage;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageFactory;
import orderflow.messaging.message.MessagingMapper;
import orderflow.testkit.InMemoryChannelAdapter;

/** What notification-service hears from the rest of the system; every message is a new one. */
public record OtherServices(InMemoryChannelAdapter broker, ChannelCatalogue channels) {

    public void send(NotifyCustomer command) {
        CommandMessage message = new CommandMessage(
                Channels.NOTIFICATION_COMMANDS, command.orderId().toString(), command);
        send(
                Channels.NOTIFICATION_COMMANDS,
                service("order-service", NotificationServiceTest.NOW).command(message, MessagingMapper.JSON));
    }

    public void publish(AccountEvent event) {
        publish(
                service("payment-service", NotificationServiceTest.NOW),
                new EventMessage(Channels.ACCOUNT_EVENTS, event.customerId(), event));
    }

    public void publish(OrderEvent event, Instant time) {
        publish(
                service("order-service", time),
                new EventMessage(Channels.ORDER_EVENTS, event.orderId().toString(), event));
    }

    public void publish(PaymentEvent event, Instant time) {
        publish(
                service("payment-service", time),
                new EventMessage(Channels.PAYMENT_EVENTS, event.orderId().toString(), event));
    }

    public void publish(MessageFactory messages, EventMessage event) {
        send(event.channel(), messages.event(event, MessagingMapper.JSON));
    }

    public static MessageFactory service(String name, Instant time) {
        return new MessageFactory(name, Clock.fixed(time, ZoneOffset.UTC), new SecureRandom(), new MessagingMapper());
    }

    private void send(String channel, Message message) {
        broker.send(channels.get(channel), message).join();
    }
}
