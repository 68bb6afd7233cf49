package orderflow.order.web;

import static orderflow.order.web.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import orderflow.messages.PaymentCommand.CancelPayment;
import orderflow.order.OrderServiceTest;
import orderflow.order.PaymentParticipant;
import orderflow.order.PaymentReplies;
import orderflow.order.Tables;
import orderflow.order.order.Order;
import orderflow.order.order.OrderState;
import orderflow.order.order.Orders;
import orderflow.order.placeorder.PlaceOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@OrderServiceTest
class CancelOrderApiTest {

    private static final String PREFERENCE_APPLIED = "Preference-Applied";

    @Autowired
    private MockMvcTester http;

    @Autowired
    private PlaceOrder placeOrder;

    @Autowired
    private Orders orders;

    @Autowired
    private PaymentParticipant payments;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void answersWithTheOrderAndWhereItIs() {
        UUID order = placedAndIn(OrderState.APPROVAL_PENDING);

        MvcTestResult answer = cancel(order);

        assertThat(answer)
                .hasStatus(HttpStatus.ACCEPTED)
                .hasContentType(MediaType.APPLICATION_JSON)
                .hasHeader(HttpHeaders.LOCATION, "/orders/" + order)
                .doesNotContainHeader(PREFERENCE_APPLIED);
        assertThat(answer).bodyJson().isStrictlyEqualTo("""
                {"orderId":"%s","customerId":"alice","state":"CANCEL_PENDING",
                 "total":{"amount":"39.80","currency":"EUR"},
                 "lines":[{"sku":"book-42","quantity":2,"unitPrice":"19.90"}],
                 "rejectionReason":null}""".formatted(order));
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVAL_PENDING, CANCEL_PENDING, 1",
        "APPROVED,         CANCEL_PENDING, 1",
        "COMPLETED,        CANCEL_PENDING, 1",
        "CANCEL_PENDING,   CANCEL_PENDING, 1",
        "CANCELLED,        CANCELLED,      1",
        "REJECTED,         REJECTED,       0"
    })
    void canBeRepeatedInEveryState(OrderState before, OrderState after, int commands) {
        UUID order = placedAndIn(before);
        assertAccepted(cancel(order), after);
        payments.awaitCommands(order, CancelPayment.class, commands);
        Map<String, Long> tables = tablesAtRest();

        assertAccepted(cancel(order), after);
        assertAccepted(cancel(order), after);

        assertThat(tablesAtRest()).isEqualTo(tables);
        assertThat(http.get().uri("/orders/" + order))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo(after.name());
    }

    @Test
    void doesNotKnowEveryOrder() {
        UUID unknown = UUID.randomUUID();

        assertProblem(cancel(unknown), 404).extractingPath("$.detail").isEqualTo("There is no order " + unknown + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders/42", "/orders/x%20y", "/orders/%00"})
    void namesTheIdThatIsNone(String uri) {
        assertProblem(http.delete().uri(uri).exchange(), 400)
                .extractingPath("$.errors[0].field")
                .isEqualTo("orderId");
    }

    @Test
    void waitsForTheOutcome() {
        UUID order = placedAndIn(OrderState.COMPLETED);
        payments.approveAll();

        MvcTestResult done = http.delete()
                .uri("/orders/" + order)
                .header("Prefer", "wait=10")
                .exchange();

        assertThat(done).hasHeader(PREFERENCE_APPLIED, "wait=10").hasHeader(HttpHeaders.LOCATION, "/orders/" + order);
        assertAccepted(done, OrderState.CANCELLED);
    }

    @Test
    void waitsNoLongerThanIsPreferred() {
        UUID order = placedAndIn(OrderState.COMPLETED);

        MvcTestResult accepted =
                http.delete().uri("/orders/" + order).header("Prefer", "wait=0").exchange();

        assertThat(accepted).hasHeader(PREFERENCE_APPLIED, "wait=0");
        assertAccepted(accepted, OrderState.CANCEL_PENDING);
    }

    @Test
    void leavesTheIdempotencyKeyWithItsOrder() {
        Optional<String> key = Optional.of(UUID.randomUUID().toString());
        UUID order = placeOrder.place(PaymentReplies.BOOKS, key).orderId();
        cancel(order);

        assertThat(placeOrder.place(PaymentReplies.BOOKS, key).orderId()).isEqualTo(order);
        assertThat(state(order)).isEqualTo(OrderState.CANCEL_PENDING);
    }

    private MvcTestResult cancel(UUID order) {
        return http.delete().uri("/orders/" + order).exchange();
    }

    private static void assertAccepted(MvcTestResult answer, OrderState state) {
        assertThat(answer).hasStatus(HttpStatus.ACCEPTED);
        assertThat(answer).bodyJson().extractingPath("$.state").isEqualTo(state.name());
    }

    private UUID placedAndIn(OrderState state) {
        UUID order = placeOrder.place(PaymentReplies.BOOKS, Optional.empty()).orderId();
        PaymentReplies reply = new PaymentReplies(payments, order);
        payments.awaitCommand(order, AuthorizePayment.class);
        switch (state) {
            case APPROVAL_PENDING -> {}
            case APPROVED -> reply.authorized();
            case COMPLETED -> {
                reply.authorized();
                reply.captured();
            }
            case REJECTED -> reply.declined("insufficient funds");
            case CANCEL_PENDING -> cancel(order);
            case CANCELLED -> {
                cancel(order);
                reply.cancelled();
            }
        }
        await().until(() -> state(order) == state);
        return order;
    }

    private OrderState state(UUID order) {
        return orders.findById(order).map(Order::state).orElseThrow();
    }

    private Map<String, Long> tablesAtRest() {
        return await().until(new Tables(jdbc)::sizes, sizes -> sizes.get("outbox") == 0);
    }
}
