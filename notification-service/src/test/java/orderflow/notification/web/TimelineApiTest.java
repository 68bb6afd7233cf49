package orderflow.notification.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import orderflow.messages.Channels;
import orderflow.messages.Money;
import orderflow.messages.OrderEvent;
import orderflow.messages.OrderEvent.OrderApproved;
import orderflow.messages.OrderEvent.OrderCancelled;
import orderflow.messages.OrderEvent.OrderCompleted;
import orderflow.messages.OrderEvent.OrderPlaced;
import orderflow.messages.OrderEvent.OrderPlacedV1;
import orderflow.messages.OrderEvent.OrderRejected;
import orderflow.messages.OrderLine;
import orderflow.messages.PaymentEvent;
import orderflow.messages.PaymentEvent.PaymentAuthorized;
import orderflow.messages.PaymentEvent.PaymentCancelled;
import orderflow.messages.PaymentEvent.PaymentCaptured;
import orderflow.messages.PaymentEvent.PaymentDeclined;
import orderflow.messages.PaymentEvent.PaymentRefunded;
import orderflow.messaging.message.EventMessage;
import orderflow.notification.NotificationServiceTest;
import orderflow.notification.OtherServices;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@NotificationServiceTest
class TimelineApiTest {

    private static final Instant NOW = NotificationServiceTest.NOW;
    private static final Money PRICE = Money.of("39.80", "EUR");

    @Autowired
    private MockMvcTester http;

    @Autowired
    private OtherServices others;

    private final UUID order = UUID.randomUUID();
    private final OrderPlaced placed =
            new OrderPlaced(order, "alice", PRICE, List.of(new OrderLine("book-42", 1, PRICE)), NOW);

    @Test
    void showsWhatBothServicesTellOfAnOrder() {
        others.publish(new PaymentAuthorized(order, "alice", PRICE), NOW.plusMillis(20));
        others.publish(placed, NOW);
        others.publish(new OrderApproved(order), NOW.plusMillis(40));

        await().untilAsserted(() -> assertThat(http.get().uri("/timelines/" + order))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"orderId":"%s","customerId":"alice","state":"APPROVED","entries":[
                          {"time":"2026-11-22T10:00:00Z","source":"order-service","type":"order.placed.v2",
                           "description":"order of 39.80 EUR placed by alice"},
                          {"time":"2026-11-22T10:00:00.020Z","source":"payment-service","type":"payment.authorized.v1",
                           "description":"payment of 39.80 EUR authorised"},
                          {"time":"2026-11-22T10:00:00.040Z","source":"order-service","type":"order.approved.v1",
                           "description":"order approved"}]}""".formatted(order)));
    }

    /** Rolling upgrade: this receiver is upgraded first, then the senders, one instance after the other. */
    @Test
    void understandsBothVersionsOfOneEvent() {
        Instant earlier = NOW.minusSeconds(5);
        others.publish(placed.downcast(), earlier);
        others.publish(placed, NOW.plusMillis(20)); // sent later than it happened

        await().untilAsserted(() -> assertThat(http.get().uri("/timelines/" + order))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.entries[*]")
                .asArray()
                .hasSize(2));
        assertThat(http.get().uri("/timelines/" + order)).bodyJson().isStrictlyEqualTo("""
                        {"orderId":"%s","customerId":"alice","state":"APPROVAL_PENDING","entries":[
                          {"time":"2026-11-22T09:59:55Z","source":"order-service","type":"order.placed.v1",
                           "description":"order of 39.80 EUR placed by alice"},
                          {"time":"2026-11-22T10:00:00Z","source":"order-service","type":"order.placed.v2",
                           "description":"order of 39.80 EUR placed by alice"}]}""".formatted(order));
    }

    @Test
    void describesEveryEventForPeople() {
        List<OrderEvent> ofOrder = List.of(
                placed,
                new OrderPlacedV1(order, "bob", PRICE, placed.lines()),
                new OrderApproved(order),
                new OrderCompleted(order),
                new OrderRejected(order, "no stock"),
                new OrderCancelled(order));
        List<PaymentEvent> ofPayment = List.of(
                new PaymentAuthorized(order, "alice", PRICE),
                new PaymentDeclined(order, "alice", PRICE, "no money"),
                new PaymentCaptured(order, PRICE),
                new PaymentCancelled(order),
                new PaymentRefunded(order, PRICE));
        ofOrder.forEach(event -> others.publish(event, NOW));
        ofPayment.forEach(event -> others.publish(event, NOW));

        awaitDescriptions(
                "order of 39.80 EUR placed by alice",
                "order of 39.80 EUR placed by bob",
                "order approved",
                "order completed",
                "order rejected: no stock",
                "order cancelled",
                "payment of 39.80 EUR authorised",
                "payment of 39.80 EUR declined: no money",
                "payment of 39.80 EUR captured",
                "payment cancelled",
                "payment of 39.80 EUR refunded");
        assertThat(Stream.concat(ofOrder.stream(), ofPayment.stream()).map(Object::getClass))
                .as("an event that is missing here is missing in timelines, too")
                .containsAll(List.of(OrderEvent.class.getPermittedSubclasses()))
                .containsAll(List.of(PaymentEvent.class.getPermittedSubclasses()));
    }

    @JsonTypeName("order.gift-wrapped.v1")
    record OrderGiftWrapped(UUID orderId) {}

    @Test
    void passesOverEventsThatItDoesNotKnow() {
        others.publish(
                OtherServices.service("order-service", NOW),
                new EventMessage(Channels.ORDER_EVENTS, order.toString(), new OrderGiftWrapped(order)));
        others.publish(new OrderCompleted(order), NOW);

        awaitDescriptions("order completed");
        assertThat(others.broker().invalidMessages()).isEmpty();
    }

    @Test
    void refusesToRebuildTimelinesFromABrokerThatKeepsNothing() {
        assertThat(http.post().uri("/timelines/rebuild"))
                .hasStatus(HttpStatus.CONFLICT)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo(
                        "The broker of order-events keeps no events that were handled, so there is nothing to rebuild "
                                + "the timelines from.");
    }

    @Test
    void showsTheTimelinesThatThereAre() {
        assertThat(http.get().uri("/timelines/views"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[*].state")
                .asArray()
                .containsExactly("CURRENT");
    }

    @Test
    void doesNotKnowEveryOrder() {
        assertThat(http.get().uri("/timelines/" + order))
                .hasStatus(HttpStatus.NOT_FOUND)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("Nothing is known of the order " + order + ".");
    }

    @Test
    void namesTheOrderIdThatIsNone() {
        assertThat(http.get().uri("/timelines/42"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("orderId");
    }

    private void awaitDescriptions(String... descriptions) {
        await().untilAsserted(() -> assertThat(http.get().uri("/timelines/" + order))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.entries[*].description")
                .asArray()
                .containsExactlyInAnyOrder((Object[]) descriptions));
    }
}
