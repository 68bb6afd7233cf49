package orderflow.order.cancelorder;

import static orderflow.messaging.saga.CommandStep.command;
import static orderflow.messaging.saga.LocalStep.local;
import static orderflow.messaging.saga.SagaDefinition.saga;

import java.time.Duration;
import orderflow.messages.NotificationCommand.Occasion;
import orderflow.messages.OrderEvent.OrderCancelled;
import orderflow.messages.PaymentEvent.PaymentCancelled;
import orderflow.messages.PaymentEvent.PaymentRefunded;
import orderflow.messages.PaymentReply.CancelPaymentReply;
import orderflow.messaging.message.CommandMessage;
import orderflow.messaging.saga.SagaDefinition;
import orderflow.order.order.Order;
import orderflow.order.order.OrderAnnouncements;
import orderflow.order.order.Orders;
import orderflow.order.payment.PaymentProxy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Cancels an order: has its payment undone, whatever became of that, and tells the customer. Orchestrated saga without
 * a compensation, because nothing in it can be refused; payment-service alone decides what the cancellation means.
 */
@Configuration(proxyBeanMethods = false)
class CancelOrderSaga {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final Orders orders;
    private final PaymentProxy payments;
    private final OrderAnnouncements announcements;

    CancelOrderSaga(Orders orders, PaymentProxy payments, OrderAnnouncements announcements) {
        this.orders = orders;
        this.payments = payments;
        this.announcements = announcements;
    }

    @Bean
    SagaDefinition<CancelOrderState> cancelOrderDefinition() {
        return saga("cancel-order", CancelOrderState.class)
                .step(
                        "cancel-payment",
                        command(this::cancelPayment, CancelPaymentReply.class)
                                .repeatEvery(TEN_SECONDS)
                                .onReply(PaymentCancelled.class, CancelOrderState::nothingCharged)
                                .onReply(PaymentRefunded.class, CancelOrderState::refundedBy))
                .step("cancel", local(this::cancel))
                .preload(sagas -> orders.lockAllById(
                        sagas.stream().map(CancelOrderState::orderId).toList()))
                .build();
    }

    private CommandMessage cancelPayment(CancelOrderState saga) {
        return payments.cancel(saga.orderId());
    }

    private void cancel(CancelOrderState saga) {
        Order order = orders.lockById(saga.orderId()).orElseThrow();
        order.cancel();
        announcements.publish(new OrderCancelled(order.id()));
        announcements.notifyCustomer(
                order, Occasion.ORDER_CANCELLED, "Your order was cancelled; " + saga.whatHappenedToTheMoney() + ".");
    }
}
