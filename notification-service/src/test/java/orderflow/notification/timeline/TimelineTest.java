package orderflow.notification.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import orderflow.messages.Channels;
import orderflow.messages.Money;
import orderflow.messages.OrderEvent.OrderApproved;
import orderflow.messages.OrderEvent.OrderCancelled;
import orderflow.messages.OrderEvent.OrderCompleted;
import orderflow.messages.OrderEvent.OrderPlaced;
import orderflow.messages.OrderLine;
import orderflow.messages.PaymentEvent.PaymentAuthorized;
import orderflow.messages.PaymentEvent.PaymentCaptured;
import orderflow.messages.PaymentEvent.PaymentDeclined;
import orderflow.messages.PaymentEvent.PaymentRefunded;
import orderflow.messaging.message.EventMessage;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.message.MessagingMapper;
import orderflow.messaging.outbox.Transactions;
import orderflow.notification.NotificationServiceTest;
import orderflow.notification.OtherServices;
import orderflow.notification.timeline.OrderTimeline.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@NotificationServiceTest
class TimelineTest {

    private static final Instant NOW = NotificationServiceTest.NOW;
    private static final Money PRICE = Money.of("39.80", "EUR");

    @Autowired
    private OrderTimelines timelines;

    @Autowired
    private Transactions transactions;

    private final UUID order = UUID.randomUUID();
    private final Happening placed =
            Happening.placed(new OrderPlaced(order, "alice", PRICE, List.of(new OrderLine("book-42", 1, PRICE)), NOW));
    private final Happening authorized = Happening.authorized(new PaymentAuthorized(order, "alice", PRICE));
    private final Happening approved = Happening.approved(new OrderApproved(order));
    private final Happening captured = Happening.captured(new PaymentCaptured(order, PRICE));
    private final Happening completed = Happening.completed(new OrderCompleted(order));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isTheSameInWhateverOrderEventsArrive(long seed) {
        List<Happening> story = List.of(placed, authorized, approved, captured, completed);
        List<Integer> arrivals = new ArrayList<>(List.of(0, 1, 2, 3, 4));
        Collections.shuffle(arrivals, new Random(seed));

        arrivals.forEach(each -> add(story.get(each), sent(NOW.plusMillis(each))));

        assertThat(timelines.of(order)).hasValueSatisfying(timeline -> {
            assertThat(timeline.customerId()).contains("alice");
            assertThat(timeline.state()).isEqualTo(OrderState.COMPLETED);
            assertThat(timeline.entries())
                    .extracting(Entry::description)
                    .containsExactlyElementsOf(
                            story.stream().map(Happening::description).toList());
        });
    }

    @Test
    void keepsEventsOfTheSameTimeAsTheyCome() {
        add(placed, sent(NOW));
        add(authorized, sent(NOW));
        add(approved, sent(NOW));

        assertThat(timelines.of(order).orElseThrow().entries())
                .extracting(Entry::description)
                .containsExactly(placed.description(), authorized.description(), approved.description());
    }

    @Test
    void takesAnEventOnce() {
        MessageHeaders headers = sent(NOW);

        add(placed, headers);
        add(placed, headers);

        assertThat(timelines.of(order).orElseThrow().entries()).hasSize(1);
    }

    @Test
    void doesNotConcludeFromThePaymentHowTheOrderStands() {
        add(captured, sent(NOW));

        assertThat(timelines.of(order)).hasValueSatisfying(timeline -> {
            assertThat(timeline.customerId()).isEmpty();
            assertThat(timeline.state()).isEqualTo(OrderState.APPROVAL_PENDING);
        });
    }

    @Test
    void endsWithTheCancellationOfACompletedOrder() {
        Happening refunded = Happening.refunded(new PaymentRefunded(order, PRICE));
        List<Happening> story = List.of(placed, completed, refunded, Happening.cancelled(new OrderCancelled(order)));
        story.forEach(each -> add(each, sent(NOW)));

        assertThat(timelines.of(order)).hasValueSatisfying(timeline -> {
            assertThat(timeline.state()).isEqualTo(OrderState.CANCELLED);
            assertThat(timeline.entries())
                    .extracting(Entry::description)
                    .endsWith("order completed", "payment of 39.80 EUR refunded", "order cancelled");
        });
    }

    @Test
    void keepsTheLongestReason() {
        String reason = "€".repeat(2_000);

        add(Happening.declined(new PaymentDeclined(order, "alice", PRICE, reason)), sent(NOW));

        assertThat(timelines.of(order).orElseThrow().entries().get(0).description())
                .isEqualTo("payment of 39.80 EUR declined: " + reason);
    }

    private MessageHeaders sent(Instant time) {
        EventMessage event = new EventMessage(Channels.ORDER_EVENTS, order.toString(), new OrderApproved(order));
        return OtherServices.service("order-service", time)
                .event(event, MessagingMapper.JSON)
                .headers();
    }

    private void add(Happening happening, MessageHeaders headers) {
        transactions.execute(() -> {
            timelines.add(happening, headers);
            return happening;
        });
    }
}
