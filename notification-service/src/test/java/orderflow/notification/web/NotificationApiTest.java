package orderflow.notification.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import orderflow.messages.NotificationCommand.NotifyCustomer;
import orderflow.messages.NotificationCommand.Occasion;
import orderflow.notification.NotificationServiceTest;
import orderflow.notification.OtherServices;
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
                          "text":"It is on its way.","createdAt":"2026-11-22T10:00:00Z"},
                         {"orderId":"%1$s","customerId":"alice","occasion":"ORDER_CANCELLED",
                          "text":"It is coming back.","createdAt":"2026-11-22T10:00:00Z"}]""".formatted(order)));
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
