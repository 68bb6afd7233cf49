package orderflow.order.cancelorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import orderflow.messages.PaymentCommand.CancelPayment;
import orderflow.messages.PaymentEvent.PaymentCancelled;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.message.Message;
import orderflow.messaging.saga.SagaStatus;
import orderflow.order.OrderServiceTest;
import orderflow.order.PaymentParticipant;
import orderflow.order.Sightings;
import orderflow.order.order.OrderState;
import orderflow.testkit.MutableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrderServiceTest
class CancelOrderSagaTest {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    @Autowired
    private ApplicationContext service;

    @Autowired
    private PaymentParticipant payments;

    @Autowired
    private Sightings sightings;

    @Autowired
    private MutableClock clock;

    @Autowired
    private JdbcClient jdbc;

    private CancelledOrder order;

    @BeforeEach
    void place() {
        order = CancelledOrder.place(service);
    }

    @Test
    void cancelsAnOrderWhosePaymentIsUnderWay() {
        order.cancel();
        sightings.awaitThat(What.LATE, order.reply().authorized());
        assertThat(order.state()).isEqualTo(OrderState.CANCEL_PENDING);
        order.reply().cancelled();
        order.awaitState(OrderState.CANCELLED);

        assertThat(order.conversation().lines())
                .containsExactly(
                        "sent order-events order.placed.v1",
                        "sent payment-commands payment.authorize.v1",
                        "sent payment-commands payment.cancel.v1",
                        "handled order-replies payment.authorized.v1",
                        "handled order-replies payment.cancelled.v1",
                        "sent order-events order.cancelled.v1",
                        "sent notification-commands notification.notify-customer.v1");
        order.assertNotified("ORDER_CANCELLED: Your order was cancelled; nothing was charged.");
        order.assertSagas(SagaStatus.ABANDONED, SagaStatus.COMPLETED);
    }

    @Test
    void refundsACompletedOrder() {
        order.reply().authorized();
        order.reply().captured();
        order.awaitState(OrderState.COMPLETED);
        order.cancel();
        order.reply().refunded();
        order.awaitState(OrderState.CANCELLED);

        assertThat(order.conversation().lines())
                .endsWith(
                        "handled order-replies payment.captured.v1",
                        "sent order-events order.completed.v1",
                        "sent notification-commands notification.notify-customer.v1",
                        "sent payment-commands payment.cancel.v1",
                        "handled order-replies payment.refunded.v1",
                        "sent order-events order.cancelled.v1",
                        "sent notification-commands notification.notify-customer.v1");
        order.assertNotified(
                "ORDER_COMPLETED: Your order is complete; 39.80 EUR were charged.",
                "ORDER_CANCELLED: Your order was cancelled; 39.80 EUR were refunded.");
        order.assertSagas(SagaStatus.COMPLETED, SagaStatus.COMPLETED);
    }

    @Test
    void waitsForThePaymentServiceForAsLongAsItTakes() {
        order.cancel();
        for (int interval = 1; interval <= 3; interval++) {
            clock.advance(INTERVAL.multipliedBy(5)); // the third time it is four times as long, and some
            payments.awaitCommands(order.id(), CancelPayment.class, interval + 1);
        }
        order.awaitPlacing(SagaStatus.ABANDONED); // its own deadline has passed
        assertThat(order.state()).isEqualTo(OrderState.CANCEL_PENDING);

        List<Message> cancels = payments.awaitCommands(order.id(), CancelPayment.class, 4);
        payments.answer(cancels.get(1), new PaymentCancelled(order.id()));
        order.awaitState(OrderState.CANCELLED);
        sightings.awaitThat(What.LATE, payments.answer(cancels.get(3), new PaymentCancelled(order.id())));
        assertThat(cancels)
                .extracting(cancel -> cancel.headers().correlationId())
                .containsOnly(cancels.get(0).headers().id());
        order.assertNotified("ORDER_CANCELLED: Your order was cancelled; nothing was charged.");
    }

    @Test
    void changesNothingWhenAReplyIsDoubled() {
        order.cancel();
        Message reply = order.reply().cancelled();
        order.awaitState(OrderState.CANCELLED);
        List<String> said = order.conversation().said();

        payments.deliver(reply);
        sightings.awaitThat(What.DUPLICATE, reply);
        sightings.awaitThat(What.LATE, order.reply().cancelled());

        assertThat(order.conversation().said()).isEqualTo(said);
    }

    @Test
    void keepsNothingOfACancellationThatFails() {
        jdbc.sql("insert into saga_instance (saga, id, status, step, state, updated_at) "
                        + "values ('cancel-order', ?, 'RUNNING', 'cancel', '{}', current_timestamp)")
                .param(order.id().toString())
                .update();

        assertThatThrownBy(() -> order.cancel()).isInstanceOf(DuplicateKeyException.class);

        assertThat(order.state()).isEqualTo(OrderState.APPROVAL_PENDING);
        assertThat(order.conversation().said()).hasSize(2);
    }
}
