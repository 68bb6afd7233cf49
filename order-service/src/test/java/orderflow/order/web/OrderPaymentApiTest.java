package orderflow.order.web;

import static orderflow.order.web.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import orderflow.order.OrderServiceTest;
import orderflow.order.PaymentReplies;
import orderflow.order.PaymentServer;
import orderflow.order.placeorder.PlaceOrder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@OrderServiceTest
class OrderPaymentApiTest {

    private static final int UNTIL_IT_OPENS = 5;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private PlaceOrder placeOrder;

    @Autowired
    private PaymentServer paymentService;

    @Autowired
    private MeterRegistry meters;

    @Test
    void showsWhatPaymentServiceAnswers() {
        UUID order = place();
        paymentService.answers("""
                [{"orderId":"%s","customerId":"alice","amount":{"amount":"39.80","currency":"EUR"},
                  "state":"DECLINED","reason":"insufficient funds"}]""".formatted(order));

        assertThat(payment(order)).hasStatusOk().bodyJson().isStrictlyEqualTo("""
                {"orderId":"%s","state":"DECLINED","amount":{"amount":"39.80","currency":"EUR"},
                 "reason":"insufficient funds"}""".formatted(order));
    }

    @Test
    void doesNotKnowEveryOrder() {
        UUID unknown = UUID.randomUUID();
        int before = paymentService.questions().size();

        assertProblem(payment(unknown), 404).extractingPath("$.detail").isEqualTo("There is no order " + unknown + ".");
        assertThat(paymentService.questions()).hasSize(before);
    }

    @Test
    void saysThatThereIsNoPaymentYet() {
        UUID order = place();
        paymentService.answers("[]");

        assertProblem(payment(order), 404)
                .extractingPath("$.detail")
                .isEqualTo("The order " + order + " has no payment yet.");
    }

    @Test
    void hasNoAnswerWithoutPaymentServiceWhereOrdersAreAcceptedAllTheSame() {
        UUID order = place();
        paymentService.fails();

        MvcTestResult unavailable = payment(order);

        assertProblem(unavailable, 503)
                .extractingPath("$.detail")
                .isEqualTo("payment-service does not answer; orders are accepted all the same.");
        assertThat(unavailable).hasHeader(HttpHeaders.RETRY_AFTER, "5");
        assertThat(http.post()
                        .uri("/orders")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                        {"customerId":"alice","currency":"EUR","lines":[{"sku":"a","quantity":1,"unitPrice":"1"}]}""")
                        .exchange())
                .hasStatus(HttpStatus.ACCEPTED);
    }

    @Test
    void showsItsCircuit() {
        UUID order = place();
        assertThat(circuitOpen()).isZero();
        paymentService.fails();

        IntStream.range(0, UNTIL_IT_OPENS).forEach(any -> assertProblem(payment(order), 503));

        assertThat(circuitOpen()).isEqualTo(1);
    }

    private UUID place() {
        return placeOrder.place(PaymentReplies.BOOKS, Optional.empty()).orderId();
    }

    private MvcTestResult payment(UUID order) {
        return http.get().uri("/orders/" + order + "/payment").exchange();
    }

    private double circuitOpen() {
        return meters.get("orderflow.circuit.open")
                .tag("service", "payment-service")
                .gauge()
                .value();
    }
}
