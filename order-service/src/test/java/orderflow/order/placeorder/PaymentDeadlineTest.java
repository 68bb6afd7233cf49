package orderflow.order.placeorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import orderflow.messages.PaymentCommand.CancelPayment;
import orderflow.messages.PaymentCommand.CapturePayment;
import orderflow.messages.PaymentEvent.PaymentCancelled;
import orderflow.messages.PaymentEvent.PaymentCaptured;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.message.Message;
import orderflow.messaging.outbox.MessageHistory;
import orderflow.messaging.saga.SagaOrchestrator;
import orderflow.order.Conversation;
import orderflow.order.OrderServiceTest;
import orderflow.order.PaymentParticipant;
import orderflow.order.PaymentReplies;
import orderflow.order.Sightings;
import orderflow.order.order.Order;
import orderflow.order.order.OrderState;
import orderflow.order.order.Orders;
import orderflow.testkit.MutableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OrderServiceTest
class PaymentDeadlineTest {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration SECOND = Duration.ofSeconds(1);

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
    private SagaOrchestrator sagas;

    @Autowired
    private MutableClock clock;

    private UUID order = new UUID(0, 0);

    @BeforeEach
    void place() {
        order = placeOrder.place(PaymentReplies.BOOKS, Optional.empty()).orderId();
        payments.awaitCommand(order, AuthorizePayment.class);
    }

    @Test
    void cancelsThePaymentUntilThatIsAnsweredAndRejects() {
        advanceInVain(DEADLINE.minus(SECOND));
        clock.advance(SECOND);
        payments.awaitCommand(order, CancelPayment.class);
        advanceInVain(INTERVAL.minus(SECOND));
        clock.advance(SECOND);
        payments.awaitCommands(order, CancelPayment.class, 2);
        clock.advance(INTERVAL.multipliedBy(3)); // twice as long, and some
        List<Message> cancels = payments.awaitCommands(order, CancelPayment.class, 3);
        assertThat(orders.findById(order).map(Order::state)).contains(OrderState.APPROVAL_PENDING);

        payments.answer(cancels.get(1), new PaymentCancelled(order));
        awaitState(OrderState.REJECTED);
        advanceInVain(INTERVAL);

        assertThat(new Conversation(history, order).lines())
                .containsExactly(
                        "sent order-events order.placed.v1",
                        "sent payment-commands payment.authorize.v1",
                        "sent payment-commands payment.cancel.v1",
                        "sent payment-commands payment.cancel.v1",
                        "sent payment-commands payment.cancel.v1",
                        "handled order-replies payment.cancelled.v1",
                        "sent order-events order.rejected.v1",
                        "sent notification-commands notification.notify-customer.v1");
        assertThat(orders.findById(order).flatMap(Order::rejectionReason)).contains("payment was not answered in time");
        assertRepeated(cancels);
    }

    @Test
    void changesNothingWhenTheReplyComesAfterTheDeadline() {
        clock.advance(DEADLINE);
        Message cancel = payments.awaitCommand(order, CancelPayment.class);
        List<String> said = said();

        sightings.awaitThat(What.LATE, new PaymentReplies(payments, order).authorized());
        assertThat(said()).isEqualTo(said);
        assertThat(orders.findById(order).map(Order::state)).contains(OrderState.APPROVAL_PENDING);

        payments.answer(cancel, new PaymentCancelled(order));
        awaitState(OrderState.REJECTED);
        sightings.awaitThat(What.LATE, new PaymentReplies(payments, order).authorized());
        sightings.awaitThat(What.LATE, payments.answer(cancel, new PaymentCancelled(order)));
        assertThat(orders.findById(order).map(Order::state)).contains(OrderState.REJECTED);
        assertThat(said()).hasSize(5);
    }

    @Test
    void repeatsTheCaptureUntilItIsAnswered() {
        new PaymentReplies(payments, order).authorized();
        payments.awaitCommand(order, CapturePayment.class);
        advanceInVain(INTERVAL.minus(SECOND));
        clock.advance(SECOND);
        payments.awaitCommands(order, CapturePayment.class, 2);
        clock.advance(INTERVAL.multipliedBy(3)); // twice as long, and some
        List<Message> captures = payments.awaitCommands(order, CapturePayment.class, 3);
        assertRepeated(captures);

        payments.answer(captures.get(0), new PaymentCaptured(order, PaymentReplies.TOTAL));
        awaitState(OrderState.COMPLETED);
        List<String> said = said();
        sightings.awaitThat(
                What.LATE, payments.answer(captures.get(2), new PaymentCaptured(order, PaymentReplies.TOTAL)));
        advanceInVain(INTERVAL);

        assertThat(said()).isEqualTo(said).hasSize(8);
    }

    /** Lets time pass in which nothing is due. */
    private void advanceInVain(Duration duration) {
        List<String> before = said();
        clock.advance(duration);
        assertThat(sagas.expire(1)).isZero();
        assertThat(said()).isEqualTo(before);
    }

    /** Repetitions are new messages, but any one's answer answers all. */
    private static void assertRepeated(List<Message> commands) {
        assertThat(commands).extracting(command -> command.headers().id()).doesNotHaveDuplicates();
        assertThat(commands)
                .extracting(command -> command.headers().correlationId())
                .containsOnly(commands.get(0).headers().id());
    }

    private List<String> said() {
        return new Conversation(history, order).said();
    }

    private void awaitState(OrderState state) {
        await().until(() -> orders.findById(order).orElseThrow().state() == state);
    }
}
