package orderflow.order.web;

import static orderflow.order.web.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import orderflow.messages.Money;
import orderflow.messages.OrderLine;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import orderflow.messages.PaymentEvent.PaymentDeclined;
import orderflow.messaging.message.Message;
import orderflow.order.OrderServiceTest;
import orderflow.order.PaymentParticipant;
import orderflow.order.placeorder.OrderRequest;
import orderflow.order.placeorder.PlaceOrder;
import orderflow.testkit.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.json.AbstractJsonContentAssert;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@OrderServiceTest
class OrderApiTest {

    private static final Money TOTAL = Money.of("40.00", "EUR");
    private static final String ORDER = """
            {"orderId":"%s","customerId":"%s","state":"%s",
             "total":{"amount":"40.00","currency":"EUR"},
             "lines":[{"sku":"book-42","quantity":2,"unitPrice":"19.90"},
                      {"sku":"Žluť 1/2","quantity":1,"unitPrice":"0.20"}],
             "rejectionReason":%s}""";

    @Autowired
    private MockMvcTester http;

    @Autowired
    private PlaceOrder placeOrder;

    @Autowired
    private PaymentParticipant payments;

    @Autowired
    private MutableClock clock;

    private final String customer = "customer-" + UUID.randomUUID();

    @Test
    void showsAnOrder() {
        UUID order = place();

        assertJson("/orders/" + order).isStrictlyEqualTo(ORDER.formatted(order, customer, "APPROVAL_PENDING", "null"));

        decline(order);
        assertJson("/orders/" + order)
                .isStrictlyEqualTo(ORDER.formatted(order, customer, "REJECTED", "\"insufficient funds\""));
    }

    @Test
    void listsTheOrdersOfACustomerNewestFirst() {
        UUID first = place();
        clock.advance(Duration.ofSeconds(1));
        UUID second = place();

        assertJson("/orders?customerId=" + customer)
                .isStrictlyEqualTo("["
                        + ORDER.formatted(second, customer, "APPROVAL_PENDING", "null") + ","
                        + ORDER.formatted(first, customer, "APPROVAL_PENDING", "null") + "]");
        assertJson("/orders?customerId=nobody").isStrictlyEqualTo("[]");
    }

    @Test
    void listsOrdersOfTheSameInstantInAnOrderThatStays() {
        List<String> placed =
                Stream.generate(this::place).limit(9).map(UUID::toString).toList();

        assertJson("/orders?customerId=" + customer)
                .extractingPath("$[*].orderId")
                .asArray()
                .containsExactlyElementsOf(
                        placed.stream().sorted(Comparator.reverseOrder()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%20b", "", "%F0%9F%98%80"})
    void saysWhatACustomerCanBeCalled(String customerId) {
        assertProblem(
                        http.get()
                                .uri(URI.create("/orders?customerId=" + customerId))
                                .exchange(),
                        400)
                .extractingPath("$.errors")
                .asArray()
                .containsExactly(
                        Map.of("field", "customerId", "message", "must be 1 to 64 letters, digits, '.', '_' or '-'"));
    }

    @Test
    void showsTheMessagesOfAnOrderOldestFirst() {
        UUID order = place();
        Message authorize = payments.awaitCommand(order, AuthorizePayment.class);
        Message declined = decline(order);

        AbstractJsonContentAssert<?> messages = assertJson("/orders/" + order + "/messages");
        messages.extractingPath("$[*].type")
                .asArray()
                .containsExactly(
                        "order.placed.v1",
                        "payment.authorize.v1",
                        "payment.declined.v1",
                        "order.rejected.v1",
                        "notification.notify-customer.v1");
        messages.extractingPath("$[*].direction").asArray().containsExactly("SENT", "SENT", "HANDLED", "SENT", "SENT");
        messages.extractingPath("$[1]")
                .asMap()
                .containsEntry("time", clock.instant().toString())
                .containsEntry("channel", "payment-commands")
                .containsEntry("kind", "COMMAND")
                .containsEntry("source", "order-service")
                .containsEntry("messageId", authorize.headers().id().toString())
                .containsEntry("correlationId", authorize.headers().id().toString())
                .containsEntry("causationId", null)
                .containsEntry("sequence", (int) authorize.headers().sequence())
                .extractingByKey("body")
                .hasToString(
                        "{orderId=" + order + ", customerId=" + customer + ", amount={amount=40.00, currency=EUR}}");
        messages.extractingPath("$[3].causationId")
                .isEqualTo(declined.headers().id().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders/%s", "/orders/%s/messages"})
    void doesNotKnowEveryOrder(String uri) {
        UUID unknown = UUID.randomUUID();

        assertProblem(http.get().uri(uri.formatted(unknown)).exchange(), 404)
                .extractingPath("$.detail")
                .isEqualTo("There is no order " + unknown + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders/42", "/orders/42/messages", "/orders/x%20y"})
    void namesTheIdThatIsNone(String uri) {
        assertProblem(http.get().uri(uri).exchange(), 400)
                .extractingPath("$.errors[0].field")
                .isEqualTo("orderId");
    }

    @Test
    void namesTheParameterThatIsMissing() {
        assertProblem(http.get().uri("/orders").exchange(), 400)
                .extractingPath("$.errors[0].field")
                .isEqualTo("customerId");
    }

    @Test
    void tellsOthersWhichMessagesThereAre() {
        assertThat(http.get().uri("/asyncapi"))
                .hasStatusOk()
                .hasContentType("application/yaml")
                .bodyText()
                .startsWith("asyncapi: \"3.0.0\"")
                .contains("  order-events:", "      order.placed.v2:");
    }

    private UUID place() {
        List<OrderLine> lines = List.of(
                new OrderLine("book-42", 2, Money.of("19.9", "EUR")),
                new OrderLine("Žluť 1/2", 1, Money.of("0.2", "EUR")));
        return placeOrder
                .place(new OrderRequest(customer, TOTAL, lines), Optional.empty())
                .orderId();
    }

    private Message decline(UUID order) {
        Message reply = payments.answer(
                payments.awaitCommand(order, AuthorizePayment.class),
                new PaymentDeclined(order, customer, TOTAL, "insufficient funds"));
        await().untilAsserted(() ->
                assertJson("/orders/" + order).extractingPath("$.state").isEqualTo("REJECTED"));
        return reply;
    }

    private AbstractJsonContentAssert<?> assertJson(String uri) {
        return assertThat(http.get().uri(uri)).hasStatusOk().bodyJson();
    }
}
