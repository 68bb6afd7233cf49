package orderflow.order.cancelorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import orderflow.messages.OrderEvent.OrderCancelled;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import orderflow.messages.PaymentCommand.CancelPayment;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.message.Message;
import orderflow.messaging.outbox.MessageHistory;
import orderflow.order.Conversation;
import orderflow.order.OrderServiceTest;
import orderflow.order.PaymentParticipant;
import orderflow.order.PaymentReplies;
import orderflow.order.Sightings;
import orderflow.order.order.Order;
import orderflow.order.order.OrderState;
import orderflow.order.order.Orders;
import orderflow.order.placeorder.PlaceOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;

@OrderServiceTest
class ConcurrentCancellationTest {

    private static final int CLIENTS = 3;

    @Autowired
    private PlaceOrder placeOrder;

    @Autowired
    private CancelOrder cancelOrder;

    @Autowired
    private Orders orders;

    @Autowired
    private MessageHistory history;

    @Autowired
    private PaymentParticipant payments;

    @Autowired
    private Sightings sightings;

    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + 1);

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    /** Each waits for the order's lock; with its version alone, all but the first would fail. */
    @RepeatedTest(10)
    void cancelsOnceWhileOthersCancelAndTheReplyComes() throws Exception {
        UUID order = placeOrder.place(PaymentReplies.BOOKS, Optional.empty()).orderId();
        payments.awaitCommand(order, AuthorizePayment.class);
        PaymentReplies reply = new PaymentReplies(payments, order);

        List<Callable<Message>> atOnce = Stream.concat(
                        Stream.<Callable<Message>>of(reply::authorized),
                        Stream.generate(() -> cancelling(order)).limit(CLIENTS))
                .toList();
        List<Future<Message>> done = threads.invokeAll(atOnce);
        for (Future<Message> each : done) {
            each.get();
        }
        Message authorized = done.get(0).get();
        sightings.awaitThat(What.HANDLED, authorized);
        reply.cancelled();

        await().until(() -> orders.findById(order).map(Order::state).orElseThrow() == OrderState.CANCELLED);
        assertThat(payments.commands(order, CancelPayment.class)).hasSize(1);
        assertThat(new Conversation(history, order).allSent(OrderCancelled.class))
                .hasSize(1);
        assertThat(sightings.happened(What.RETRIED, authorized)).isFalse();
    }

    private Callable<Message> cancelling(UUID order) {
        return () -> {
            cancelOrder.cancel(order);
            return payments.awaitCommand(order, CancelPayment.class);
        };
    }
}
