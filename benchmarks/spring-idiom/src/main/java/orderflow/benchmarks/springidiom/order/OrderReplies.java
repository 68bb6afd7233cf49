package orderflow.benchmarks.springidiom.order;

import java.util.UUID;
import orderflow.benchmarks.springidiom.Events;
import orderflow.messages.Channels;
import orderflow.messages.NotificationCommand.NotifyCustomer;
import orderflow.messages.NotificationCommand.Occasion;
import orderflow.messages.OrderEvent;
import orderflow.messages.OrderEvent.OrderApproved;
import orderflow.messages.OrderEvent.OrderCompleted;
import orderflow.messages.OrderEvent.OrderRejected;
import orderflow.messages.PaymentCommand.CapturePayment;
import orderflow.messages.PaymentEvent.PaymentAuthorized;
import orderflow.messages.PaymentEvent.PaymentCaptured;
import orderflow.messages.PaymentEvent.PaymentDeclined;
import org.springframework.amqp.rabbit.annotation.RabbitHandler;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Goes on with an order when its payment has been dealt with.
 *
 * <p>Every service here sends inside its transaction, so a reply may be handled before the transaction that asked for
 * it has committed. Then the order is not there, or not in the state that it must be in, and the handler throws before
 * it has sent anything. Spring's listener retry calls it again after 50 ms, which nearly always is late enough. After
 * ten retries the message goes to a dead letter queue, and its order stays as it is. A handler that fails later, at its
 * commit, has sent its messages and sends them again.
 */
@Component
@RabbitListener(queues = Channels.ORDER_REPLIES)
class OrderReplies {

    private final OrderRepository orders;
    private final Events events;
    private final RabbitTemplate rabbit;

    OrderReplies(OrderRepository orders, Events events, RabbitTemplate rabbit) {
        this.orders = orders;
        this.events = events;
        this.rabbit = rabbit;
    }

    @Transactional
    @RabbitHandler
    public void authorized(PaymentAuthorized reply) {
        order(reply.orderId()).move(Order.State.APPROVAL_PENDING, Order.State.APPROVED);
        publish(new OrderApproved(reply.orderId()));
        rabbit.convertAndSend(Channels.PAYMENT_COMMANDS, new CapturePayment(reply.orderId()));
    }

    @Transactional
    @RabbitHandler
    public void declined(PaymentDeclined reply) {
        Order order = order(reply.orderId());
        order.reject(reply.reason());
        publish(new OrderRejected(order.id(), reply.reason()));
        notify(order, Occasion.ORDER_REJECTED, "Your order was rejected: " + reply.reason() + ".");
    }

    @Transactional
    @RabbitHandler
    public void captured(PaymentCaptured reply) {
        Order order = order(reply.orderId());
        order.move(Order.State.APPROVED, Order.State.COMPLETED);
        publish(new OrderCompleted(order.id()));
        notify(order, Occasion.ORDER_COMPLETED, "Your order is complete; " + order.total() + " were charged.");
    }

    private Order order(UUID id) {
        return orders.findById(id).orElseThrow(() -> new IllegalStateException("there is no order " + id));
    }

    private void publish(OrderEvent event) {
        events.publish(Channels.ORDER_EVENTS, event.orderId().toString(), event);
    }

    private void notify(Order order, Occasion occasion, String text) {
        rabbit.convertAndSend(
                Channels.NOTIFICATION_COMMANDS, new NotifyCustomer(order.id(), order.customerId(), occasion, text));
    }
}
