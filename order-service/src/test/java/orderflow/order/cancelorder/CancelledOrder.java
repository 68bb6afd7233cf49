package orderflow.order.cancelorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import orderflow.messages.NotificationCommand;
import orderflow.messages.NotificationCommand.NotifyCustomer;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import orderflow.messaging.outbox.MessageHistory;
import orderflow.messaging.saga.SagaStatus;
import orderflow.order.Conversation;
import orderflow.order.PaymentParticipant;
import orderflow.order.PaymentReplies;
import orderflow.order.order.Order;
import orderflow.order.order.OrderState;
import orderflow.order.order.Orders;
import orderflow.order.placeorder.PlaceOrder;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One order that the test places and cancels, and all that can be seen of it. */
record CancelledOrder(ApplicationContext service, UUID id) {

    /** Returns when payment-service has been asked for the money. */
    static CancelledOrder place(ApplicationContext service) {
        UUID id = service.getBean(PlaceOrder.class)
                .place(PaymentReplies.BOOKS, Optional.empty())
                .orderId();
        CancelledOrder order = new CancelledOrder(service, id);
        order.payments().awaitCommand(id, AuthorizePayment.class);
        return order;
    }

    void cancel() {
        service.getBean(CancelOrder.class).cancel(id);
    }

    PaymentReplies reply() {
        return new PaymentReplies(payments(), id);
    }

    Conversation conversation() {
        return new Conversation(service.getBean(MessageHistory.class), id);
    }

    OrderState state() {
        return service.getBean(Orders.class).findById(id).map(Order::state).orElseThrow();
    }

    void awaitState(OrderState state) {
        await().until(() -> state() == state);
    }

    /** @param status of the saga that places the order */
    void awaitPlacing(SagaStatus status) {
        await().until(() -> statusOf("place-order") == status);
    }

    void assertSagas(SagaStatus placing, SagaStatus cancelling) {
        awaitPlacing(placing);
        assertThat(statusOf("cancel-order")).isEqualTo(cancelling);
    }

    private SagaStatus statusOf(String saga) {
        return service.getBean(JdbcClient.class)
                .sql("select status from saga_instance where saga = ? and id = ?")
                .param(saga)
                .param(id.toString())
                .query(SagaStatus.class)
                .single();
    }

    void assertNotified(String... texts) {
        List<String> told = conversation().allSent(NotifyCustomer.class).stream()
                .map(message -> (NotifyCustomer) payments().read(message, NotificationCommand.class))
                .map(notification -> notification.occasion() + ": " + notification.text())
                .toList();
        assertThat(told).containsExactly(texts);
    }

    private PaymentParticipant payments() {
        return service.getBean(PaymentParticipant.class);
    }
}
