package orderflow.order.placeorder;

import orderflow.messages.Channels;
import orderflow.messages.NotificationCommand.NotifyCustomer;
import orderflow.messages.NotificationCommand.Occasion;
import orderflow.messages.OrderEvent;
import orderflow.messaging.message.CommandMessage;
import orderflow.messaging.message.EventMessage;
import orderflow.messaging.outbox.MessagingGateway;
import orderflow.order.order.Order;
import org.springframework.stereotype.Component;

/** Tells the world what became of an order: events for whoever listens, and a notification for its customer. */
@Component
class OrderAnnouncements {

    private final MessagingGateway gateway;

    OrderAnnouncements(MessagingGateway gateway) {
        this.gateway = gateway;
    }

    void publish(OrderEvent event) {
        gateway.publish(new EventMessage(Channels.ORDER_EVENTS, event.orderId().toString(), event));
    }

    void notifyCustomer(Order order, Occasion occasion, String text) {
        gateway.send(new CommandMessage(
                Channels.NOTIFICATION_COMMANDS,
                order.id().toString(),
                new NotifyCustomer(order.id(), order.customerId(), occasion, text)));
    }
}
