package orderflow.notification.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import orderflow.messages.AccountEvent.AccountOpened;
import orderflow.messages.NotificationCommand.NotifyCustomer;
import orderflow.messages.NotificationCommand.Occasion;
import orderflow.notification.NotificationServiceTest;
import orderflow.notification.OtherServices;
import orderflow.notification.customer.Customers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@NotificationServiceTest
class NotificationApiTest {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private OtherServices others;

    @Autowired
    private Customers customers;

    private static final String SENT = """
            {"state":"SENT","address":"a***@example.com","sentAt":"2026-11-22T10:00:00Z","reason":null}""";

    private final UUID order = UUID.randomUUID();

    @Test
    void tellsACustomerOncePerOccasion() {
        NotifyCustomer command = new NotifyCustomer(order, "alice", Occasion.ORDER_COMPLETED, "It is on its way.");
        others.send(command);
        others.send(command);
        others.send(new NotifyCustomer(order, "alice", Occasion.ORDER_CANCELLED, "It is coming back."));

        await().untilAsserted(() -> assertThat(http.get().uri("/notifications?orderId=" + order))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                        [{"orderId":"%1$s","customerId":"alice","occasion":"ORDER_COMPLETED",
                          "text":"It is on its way.","createdAt":"2026-11-22T10:00:00Z","mail":%2$s},
                         {"orderId":"%1$s","customerId":"alice","occasion":"ORDER_CANCELLED",
                          "text":"It is coming back.","createdAt":"2026-11-22T10:00:00Z","mail":%2$s}]""".formatted(order, SENT)));
    }

    @Test
    void tellsWhyThereIsNoMail() {
        String customer = "customer-" + order;
        others.publish(new AccountOpened(customer, Optional.empty()));
        await().until(() -> !customers.find(List.of(customer)).isEmpty());
        others.send(new NotifyCustomer(order, customer, Occasion.ORDER_COMPLETED, "It is on its way."));

        await().untilAsserted(() -> assertThat(http.get().uri("/notifications?orderId=" + order))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[0].mail")
                .asMap()
                .containsEntry("state", "NOT_MAILED")
                .containsEntry("reason", "the customer has given no address"));
    }

    @Test
    void mailsToTheAddressOfTheAccount() {
        String customer = "customer-" + order;
        others.publish(new AccountOpened(customer, Optional.of("carol@example.com")));
        await().until(() -> !customers.find(List.of(customer)).isEmpty());
        others.send(new NotifyCustomer(order, customer, Occasion.ORDER_COMPLETED, "It is on its way."));

        await().untilAsserted(() -> assertThat(Path.of("target/mail/order-completed." + order + ".eml"))
                .exists());
    }

    @Test
    void isReadyWithoutAMailServer() {
        assertThat(http.get().uri("/actuator/health/readiness")).hasStatusOk();
        assertThat(http.get().uri("/actuator/health")).bodyJson().doesNotHavePath("$.components.mail");
        assertThat(http.get().uri("/actuator/metrics/orderflow.mail.pending")).hasStatusOk();
        assertThat(http.get().uri("/actuator/metrics/orderflow.mail.age")).hasStatusOk();
    }

    @Test
    void answersWithAnEmptyListWhenThereIsNothingToTell() {
        assertThat(http.get().uri("/notifications?orderId=" + order))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/notifications", "/notifications?orderId=", "/notifications?orderId=42"})
    void namesTheParameterThatIsWrong(String uri) {
        assertThat(http.get().uri(uri))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("orderId");
    }
}
