package orderflow.order.placeorder;

import static orderflow.messaging.saga.CommandStep.command;
import static orderflow.messaging.saga.LocalStep.local;
import static orderflow.messaging.saga.LocalStep.pivot;
import static orderflow.messaging.saga.SagaDefinition.saga;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import orderflow.messages.NotificationCommand.Occasion;
import orderflow.messages.OrderEvent;
import orderflow.messages.OrderEvent.OrderApproved;
import orderflow.messages.OrderEvent.OrderCompleted;
import orderflow.messages.OrderEvent.OrderPlaced;
import orderflow.messages.OrderEvent.OrderRejected;
import orderflow.messages.PaymentEvent.PaymentAuthorized;
import orderflow.messages.PaymentEvent.PaymentCaptured;
import orderflow.messages.PaymentEvent.PaymentDeclined;
import orderflow.messages.PaymentReply.AuthorizePaymentReply;
import orderflow.messages.PaymentReply.CancelPaymentReply;
import orderflow.messages.PaymentReply.CapturePaymentReply;
import orderflow.messages.PaymentReply.CaptureRefused;
import orderflow.messaging.message.CommandMessage;
import orderflow.messaging.saga.SagaDefinition;
import orderflow.order.order.Order;
import orderflow.order.order.OrderAnnouncements;
import orderflow.order.order.Orders;
import orderflow.order.payment.PaymentProxy;
import orderflow.order.placeorder.OrderProperties.PlacedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Places an order: authorises its payment, approves it, captures the payment. Orchestrated saga; pivot: the approval.
 */
@Configuration(proxyBeanMethods = false)
class PlaceOrderSaga {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final Orders orders;
    private final PaymentProxy payments;
    private final OrderAnnouncements announcements;
    private final Clock clock;
    private final OrderProperties properties;

    PlaceOrderSaga(
            Orders orders,
            PaymentProxy payments,
            OrderAnnouncements announcements,
            Clock clock,
            OrderProperties properties) {
        this.orders = orders;
        this.payments = payments;
        this.announcements = announcements;
        this.clock = clock;
        this.properties = properties;
    }

    @Bean
    SagaDefinition<PlaceOrderState> placeOrderDefinition() {
        return saga("place-order", PlaceOrderState.class)
                .step("create", local(this::create).compensateWith(this::reject))
                .step(
                        "authorize",
                        command(this::authorize, AuthorizePaymentReply.class)
                                .within(properties.paymentDeadline())
                                .onTimeout(PlaceOrderState::unanswered)
                                .onReply(PaymentAuthorized.class, PlaceOrderState::authorizedBy)
                                .onFailure(PaymentDeclined.class, PlaceOrderState::declinedBecause)
                                .compensateWith(this::cancelPayment, CancelPaymentReply.class, TEN_SECONDS))
                .step("approve", pivot(local(this::approve)))
                .step(
                        "capture",
                        command(this::capture, CapturePaymentReply.class)
                                .repeatEvery(TEN_SECONDS)
                                .onReply(PaymentCaptured.class, PlaceOrderState::captured)
                                .onFailure(CaptureRefused.class, PlaceOrderState::captureRefused))
                .step("complete", local(this::complete))
                .preload(sagas -> orders.lockAllById(
                        sagas.stream().map(PlaceOrderState::orderId).toList()))
                .abandonWhen(this::isCancelled) // CancelOrderSaga undoes what was done
                .build();
    }

    private void create(PlaceOrderState saga) {
        Instant now = clock.instant();
        orders.save(new Order(saga.orderId(), saga.customerId(), saga.total(), saga.lines(), now));
        announcements.publish(
                placed(new OrderPlaced(saga.orderId(), saga.customerId(), saga.total(), saga.lines(), now)));
    }

    private OrderEvent placed(OrderPlaced event) {
        return properties.placedEvent() == PlacedEvent.V1 ? event.downcast() : event;
    }

    private CommandMessage authorize(PlaceOrderState saga) {
        return payments.authorize(saga.orderId(), saga.customerId(), saga.total());
    }

    private CommandMessage cancelPayment(PlaceOrderState saga) {
        return payments.cancel(saga.orderId());
    }

    private void reject(PlaceOrderState saga) {
        Order order = order(saga.orderId());
        order.reject(saga.problem());
        String reason = order.rejectionReason().orElseThrow(); // shortened, so that a sentence around it fits too
        announcements.publish(new OrderRejected(order.id(), reason));
        announcements.notifyCustomer(order, Occasion.ORDER_REJECTED, "Your order was rejected: " + reason + ".");
    }

    private void approve(PlaceOrderState saga) {
        order(saga.orderId()).approve();
        announcements.publish(new OrderApproved(saga.orderId()));
    }

    private CommandMessage capture(PlaceOrderState saga) {
        return payments.capture(saga.orderId());
    }

    private void complete(PlaceOrderState saga) {
        Order order = order(saga.orderId());
        order.complete();
        announcements.publish(new OrderCompleted(order.id()));
        announcements.notifyCustomer(
                order, Occasion.ORDER_COMPLETED, "Your order is complete; " + order.total() + " were charged.");
    }

    /** Until the commit nobody can cancel it: the order is locked. */
    private boolean isCancelled(PlaceOrderState saga) {
        return orders.lockById(saga.orderId()).map(Order::isBeingCancelled).orElseThrow();
    }

    private Order order(UUID id) {
        return orders.findById(id).orElseThrow(() -> new IllegalStateException("there is no order " + id));
    }
}
