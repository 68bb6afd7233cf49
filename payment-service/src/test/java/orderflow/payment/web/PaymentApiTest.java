package orderflow.payment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import orderflow.messages.Channels;
import orderflow.messages.Money;
import orderflow.messages.PaymentCommand;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import orderflow.messages.PaymentCommand.CancelPayment;
import orderflow.messages.PaymentCommand.CapturePayment;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.message.CommandMessage;
import orderflow.messaging.message.MessageFactory;
import orderflow.messaging.message.MessagingMapper;
import orderflow.messaging.outbox.MessageHistory;
import orderflow.payment.PaymentServiceTest;
import orderflow.testkit.InMemoryChannelAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PaymentServiceTest
class PaymentApiTest {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private InMemoryChannelAdapter broker;

    @Autowired
    private ChannelCatalogue channels;

    @Autowired
    private MessageHistory history;

    private final MessageFactory messages =
            new MessageFactory("order-service", Clock.systemUTC(), new SecureRandom(), new MessagingMapper());
    private final UUID order = UUID.randomUUID();

    @Test
    void followsTheCommandsOfAnOrder() {
        send(new AuthorizePayment(order, "alice", Money.of("39.80", "EUR")));
        awaitPayment("""
                [{"orderId":"%s","customerId":"alice","amount":{"amount":"39.80","currency":"EUR"},
                  "state":"AUTHORIZED","reason":null}]""");
        send(new CapturePayment(order));
        send(new CancelPayment(order));
        awaitPayment("""
                [{"orderId":"%s","customerId":"alice","amount":{"amount":"39.80","currency":"EUR"},
                  "state":"REFUNDED","reason":null}]""");

        assertThat(history.conversation(order.toString(), 20))
                .filteredOn(entry -> entry.direction() == MessageHistory.Direction.SENT)
                .extracting(
                        sent -> sent.channel() + " " + sent.message().headers().type())
                .containsExactly(
                        "payment-events payment.authorized.v1",
                        "order-replies payment.authorized.v1",
                        "payment-events payment.captured.v1",
                        "order-replies payment.captured.v1",
                        "payment-events payment.refunded.v1",
                        "order-replies payment.refunded.v1");
    }

    @Test
    void showsTombstonesAndReasons() {
        send(new CancelPayment(order));
        awaitPayment("""
                [{"orderId":"%s","customerId":null,"amount":null,"state":"CANCELLED","reason":null}]""");
        UUID declined = UUID.randomUUID();
        send(new AuthorizePayment(declined, "bob", Money.of("500", "EUR")));

        await().untilAsserted(() -> assertThat(http.get().uri("/payments?orderId=" + declined))
                .bodyJson()
                .extractingPath("$[0].reason")
                .isEqualTo("insufficient funds: 500.00 EUR asked, 50.00 EUR available"));
    }

    @Test
    void answersWithAnEmptyListWhenThereIsNoPayment() {
        assertThat(http.get().uri("/payments?orderId=" + order))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/payments", "/payments?orderId=", "/payments?orderId=42"})
    void namesTheParameterThatIsWrong(String uri) {
        assertThat(http.get().uri(uri))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("orderId");
    }

    @Test
    void showsThatDebitsEqualCredits() throws UnsupportedEncodingException {
        MvcTestResult ledger = http.get().uri("/ledger").exchange();

        assertThat(ledger)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.debits[0].amount")
                .asString()
                .matches("\\d+\\.\\d\\d");
        Map<String, List<Map<String, String>>> totals = JsonPath.read(bodyOf(ledger), "$");
        assertThat(totals.get("debits")).isNotEmpty().isEqualTo(totals.get("credits"));
    }

    private static String bodyOf(MvcTestResult result) throws UnsupportedEncodingException {
        return result.getResponse().getContentAsString();
    }

    private void send(PaymentCommand command) {
        CommandMessage message =
                new CommandMessage(Channels.PAYMENT_COMMANDS, command.orderId().toString(), command);
        broker.send(
                        channels.get(Channels.PAYMENT_COMMANDS),
                        messages.request(message, MessagingMapper.JSON, Channels.ORDER_REPLIES, Optional.empty()))
                .join();
    }

    private void awaitPayment(String json) {
        await().untilAsserted(() -> assertThat(http.get().uri("/payments?orderId=" + order))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(json.formatted(order)));
    }
}
