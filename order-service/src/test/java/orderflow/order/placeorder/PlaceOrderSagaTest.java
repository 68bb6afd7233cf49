package orderflow.order.placeorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import orderflow.messages.NotificationCommand;
import orderflow.messages.NotificationCommand.NotifyCustomer;
import orderflow.messages.NotificationCommand.Occasion;
import orderflow.messages.OrderEvent.OrderApproved;
import orderflow.messages.OrderEvent.OrderPlacedV1;
import orderflow.messages.PaymentCommand;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import orderflow.messages.PaymentCommand.CapturePayment;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.outbox.MessageHistory;
import orderflow.order.Conversation;
import orderflow.order.OrderServiceTest;
import orderflow.order.PaymentParticipant;
import orderflow.order.PaymentReplies;
import orderflow.order.Sightings;
import orderflow.order.order.Order;
import orderflow.order.order.OrderState;
import orderflow.order.order.Orders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrderServiceTest
class PlaceOrderSagaTest {

    @Autowired
    private PlaceOrder placeOrder;

    @Autowired
    private Orders orders;

    @Autowired
    private MessageHistory history;

    @Autowired
    private PaymentParticipant payments;

    @Autowired
    private Sightings sightings;

    @Autowired
    private JdbcClient jdbc;

    private UUID order = new UUID(0, 0);

    @BeforeEach
    void place() {
        order = placeOrder.place(PaymentReplies.BOOKS, Optional.empty()).orderId();
    }

    @Test
    void completesAnOrderThatIsPaid() {
        reply().authorized();
        reply().captured();
        awaitState(OrderState.COMPLETED);

        assertThat(conversation().lines())
                .containsExactly(
                        "sent order-events order.placed.v1",
                        "sent payment-commands payment.authorize.v1",
                        "handled order-replies payment.authorized.v1",
                        "sent order-events order.approved.v1",
                        "sent payment-commands payment.capture.v1",
                        "handled order-replies payment.captured.v1",
                        "sent order-events order.completed.v1",
                        "sent notification-commands notification.notify-customer.v1");
        assertThat(command(AuthorizePayment.class))
                .isEqualTo(new AuthorizePayment(order, "alice", PaymentReplies.TOTAL));
        assertThat(command(CapturePayment.class)).isEqualTo(new CapturePayment(order));
        assertNotified(Occasion.ORDER_COMPLETED, "Your order is complete; 39.80 EUR were charged.");
        assertThat(saga()).containsEntry("status", "COMPLETED").containsEntry("awaiting", null);
    }

    @Test
    void rejectsAnOrderWhosePaymentIsDeclined() {
        reply().declined("insufficient funds");
        awaitState(OrderState.REJECTED);

        assertThat(conversation().lines())
                .containsExactly(
                        "sent order-events order.placed.v1",
                        "sent payment-commands payment.authorize.v1",
                        "handled order-replies payment.declined.v1",
                        "sent order-events order.rejected.v1",
                        "sent notification-commands notification.notify-customer.v1");
        assertThat(order().rejectionReason()).contains("insufficient funds");
        assertNotified(Occasion.ORDER_REJECTED, "Your order was rejected: insufficient funds.");
        assertThat(saga()).containsEntry("status", "COMPENSATED");
    }

    @Test
    void rejectsForTheLongestReasonToo() {
        reply().declined("x" + "\uD83D\uDCB6".repeat(999) + "x");
        awaitState(OrderState.REJECTED);

        assertThat(order().rejectionReason()).contains("x" + "\uD83D\uDCB6".repeat(249));
    }

    @Test
    void changesNothingWhenARefusalComesPastThePivot() {
        reply().authorized();
        reply().captureRefused("payment is CANCELLED");

        await().untilAsserted(() -> assertThat(saga()).containsEntry("status", "WAITING_FOR_OPERATOR"));
        assertThat(order().state()).isEqualTo(OrderState.APPROVED);
        assertThat(conversation().said()).hasSize(4);
    }

    @Test
    void changesNothingWhenAReplyIsDoubled() {
        Message reply = reply().authorized();
        payments.awaitCommand(order, CapturePayment.class);
        Map<String, Object> before = saga();
        List<String> said = conversation().said();

        payments.deliver(reply);
        sightings.awaitThat(What.DUPLICATE, reply);
        sightings.awaitThat(What.LATE, reply().authorized());

        assertThat(order().state()).isEqualTo(OrderState.APPROVED);
        assertThat(saga()).isEqualTo(before);
        assertThat(conversation().said()).isEqualTo(said);
    }

    @Test
    void changesNothingWhenTheOppositeIsRepliedLater() {
        reply().declined("insufficient funds");
        awaitState(OrderState.REJECTED);
        List<String> said = conversation().said();

        sightings.awaitThat(What.LATE, reply().authorized());

        assertThat(order().state()).isEqualTo(OrderState.REJECTED);
        assertThat(conversation().said()).isEqualTo(said);
    }

    @Test
    void saysWhatCausedEachMessage() {
        Message reply = reply().authorized();
        payments.awaitCommand(order, CapturePayment.class);

        MessageHeaders placed = conversation().sent(OrderPlacedV1.class).headers();
        MessageHeaders authorize = conversation().sent(AuthorizePayment.class).headers();
        MessageHeaders capture = conversation().sent(CapturePayment.class).headers();
        assertThat(placed.causationId()).isNull();
        assertThat(authorize.replyTo()).isEqualTo("order-replies");
        assertThat(authorize.correlationId()).isEqualTo(authorize.id());
        assertThat(conversation().sent(OrderApproved.class).headers().causationId())
                .isEqualTo(reply.headers().id());
        assertThat(capture.causationId()).isEqualTo(reply.headers().id());
        assertThat(capture.conversationId()).isEqualTo(order.toString());
        assertThat(capture.sequence()).isGreaterThan(authorize.sequence());
    }

    private PaymentReplies reply() {
        return new PaymentReplies(payments, order);
    }

    private PaymentCommand command(Class<? extends PaymentCommand> type) {
        return payments.read(payments.awaitCommand(order, type), PaymentCommand.class);
    }

    private void assertNotified(Occasion occasion, String text) {
        assertThat(payments.read(conversation().sent(NotifyCustomer.class), NotificationCommand.class))
                .isEqualTo(new NotifyCustomer(order, "alice", occasion, text));
    }

    private Conversation conversation() {
        return new Conversation(history, order);
    }

    private void awaitState(OrderState state) {
        await().until(() -> order().state() == state);
    }

    private Order order() {
        return orders.findById(order).orElseThrow();
    }

    private Map<String, Object> saga() {
        return jdbc.sql("select status, step, awaiting, deadline from saga_instance where id = ?")
                .param(order.toString())
                .query()
                .singleRow();
    }
}
