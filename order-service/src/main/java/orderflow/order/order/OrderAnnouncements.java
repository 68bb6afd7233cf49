package orderflow.order.order;

import orderflow.messages.Channels;
import orderflow.messages.NotificationCommand.NotifyCustomer;
import orderflow.messages.NotificationCommand.Occasion;
import orderflow.messages.OrderEvent;
import orderflow.messaging.message.CommandMessage;
import orderflow.messaging.message.EventMessage;
import orderflow.messaging.outbox.MessagingGateway;
import org.springframework.stereotype.Component;

/** Tells the world what became of an order: events for whoever listens, and a notification for its customer. */
@Component
public class OrderAnnouncements {

    private final MessagingGateway gateway;

    OrderAnnouncements(MessagingGateway gateway) {
        this.gateway = gateway;
    }

    public void publish(OrderEvent event) {
        gateway.publish(new EventMessage(Channels.ORDER_EVENTS, event.orderId().toString(), event));
    }

    public void notifyCustomer(Order order, Occasion occasion, String text) {
        gateway.send(new CommandMessage(
                Channels.NOTIFICATION_COMMANDS,
                order.id().toString(),
                new NotifyCustomer(order.id(), order.customerId(), occasion, text)));
    }
}
