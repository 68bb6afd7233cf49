package orderflow.order.cancelorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import orderflow.messages.PaymentCommand.CancelPayment;
import orderflow.messages.PaymentCommand.CapturePayment;
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

/** The saga that places an order ends when its customer cancels that, wherever it is. */
@OrderServiceTest
class OvertakenPlaceOrderSagaTest {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    @Autowired
    private ApplicationContext service;

    @Autowired
    private PaymentParticipant payments;

    @Autowired
    private Sightings sightings;

    @Autowired
    private MutableClock clock;

    private CancelledOrder order;

    @BeforeEach
    void place() {
        order = CancelledOrder.place(service);
    }

    @Test
    void cancelsAnOrderThatWasDeclinedMeanwhile() {
        order.cancel();
        sightings.awaitThat(What.LATE, order.reply().declined("insufficient funds"));
        order.reply().cancelled();
        order.awaitState(OrderState.CANCELLED);

        order.assertNotified("ORDER_CANCELLED: Your order was cancelled; nothing was charged.");
        order.assertSagas(SagaStatus.ABANDONED, SagaStatus.COMPLETED);
    }

    @Test
    void takesOverFromTheCompensation() {
        clock.advance(DEADLINE);
        Message compensation = payments.awaitCommand(order.id(), CancelPayment.class);
        order.cancel();
        Message cancellation =
                payments.awaitCommands(order.id(), CancelPayment.class, 2).get(1);

        sightings.awaitThat(What.LATE, payments.answer(compensation, new PaymentCancelled(order.id())));
        assertThat(order.state()).isEqualTo(OrderState.CANCEL_PENDING);
        payments.answer(cancellation, new PaymentCancelled(order.id()));
        order.awaitState(OrderState.CANCELLED);

        assertThat(order.conversation().said()).doesNotContain("sent order-events order.rejected.v1");
        order.assertNotified("ORDER_CANCELLED: Your order was cancelled; nothing was charged.");
        order.assertSagas(SagaStatus.ABANDONED, SagaStatus.COMPLETED);
    }

    @Test
    void needsNoOperatorWhenTheCaptureIsRefused() {
        order.reply().authorized();
        payments.awaitCommand(order.id(), CapturePayment.class);
        order.cancel();
        order.reply().cancelled();
        order.awaitState(OrderState.CANCELLED);
        sightings.awaitThat(What.LATE, order.reply().captureRefused("payment is CANCELLED"));

        order.assertSagas(SagaStatus.ABANDONED, SagaStatus.COMPLETED);
    }

    @Test
    void endsTheRepetitionOfTheCapture() {
        order.reply().authorized();
        payments.awaitCommand(order.id(), CapturePayment.class);
        order.cancel();
        clock.advance(INTERVAL);
        payments.awaitCommands(order.id(), CancelPayment.class, 2);
        order.awaitPlacing(SagaStatus.ABANDONED);

        assertThat(payments.commands(order.id(), CapturePayment.class)).hasSize(1);
    }

    @Test
    void resolvesWhatWaitedForAnOperator() {
        order.reply().authorized();
        order.reply().captureRefused("there is no payment");
        order.awaitPlacing(SagaStatus.WAITING_FOR_OPERATOR);
        order.cancel();
        order.reply().cancelled();
        order.awaitState(OrderState.CANCELLED);

        order.assertSagas(SagaStatus.ABANDONED, SagaStatus.COMPLETED);
    }
}
