package orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Message;
import tools.jackson.databind.JsonNode;

/** Publish/asynchronous responses, seen from outside. */
class PaymentOffersTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int SHORT_ID = 8;

    private final RunningSystem system = RunningSystem.shared();
    private final RestApi api = system.api();
    private final String customer = "offers-" + UUID.randomUUID();

    @Test
    void gathersAnOfferFromEachProviderAndNamesTheBest() throws IOException {
        api.openAccount(customer, "100.00");

        JsonNode answer = api.offers(customer, "39.80");

        assertThat(answered(answer)).containsExactlyInAnyOrder("card", "invoice", "wallet");
        assertThat(answer.at("/best/provider").asString()).isEqualTo("wallet");
        assertThat(answer.at("/offers")).hasSize(3);
    }

    @Test
    void doesWithoutProvidersThatKeepSilent() throws IOException {
        api.openAccount(customer, "10.00");

        var lessThanAsked = api.offersInBackground(customer, "39.80");
        var tooMuchForCards = api.offersInBackground(customer, "2000.00");
        var unknown = api.offersInBackground("stranger", "39.80");
        var unknownAndTooMuch = api.offersInBackground("stranger", "2000.00");

        assertThat(answered(lessThanAsked.join())).containsExactlyInAnyOrder("card", "invoice");
        assertThat(answered(tooMuchForCards.join())).containsExactly("invoice");
        assertThat(answered(unknown.join())).containsExactly("card");
        assertThat(answered(unknownAndTooMuch.join())).isEmpty();
    }

    @Test
    void takesTheOfferOfAProviderThatNobodyHasToldItOf() {
        try (ForeignProvider provider = new ForeignProvider(system.ports().amqp())) {
            CompletableFuture<JsonNode> answer = api.offersInBackground("stranger", "39.80");
            provider.offer(provider.request(), "0.10");

            assertThat(answer).succeedsWithin(LONG).satisfies(offers -> {
                assertThat(answered(offers)).containsExactlyInAnyOrder("card", "acme-pay");
                assertThat(offers.at("/best/provider").asString()).isEqualTo("acme-pay");
            });
        }
    }

    @Test
    void dropsAnOfferThatComesAfterTheDeadlineAndLogsIt() {
        try (ForeignProvider provider = new ForeignProvider(system.ports().amqp())) {
            CompletableFuture<JsonNode> answer = api.offersInBackground("stranger", "39.80");
            Message request = provider.request();
            assertThat(answer)
                    .succeedsWithin(LONG)
                    .satisfies(offers -> assertThat(answered(offers)).containsExactly("card"));

            UUID late = provider.offer(request, "0.10");

            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(linesAbout(late))
                            .singleElement()
                            .satisfies(line ->
                                    assertThat(line).contains("order-service", " late ", "payment-offer-requests")));
        }
    }

    private static List<String> answered(JsonNode answer) {
        return answer.path("answered").valueStream().map(JsonNode::asString).toList();
    }

    private List<String> linesAbout(UUID message) {
        String id = message.toString();
        String shortened = id.substring(id.length() - SHORT_ID);
        return system.process().log().stream()
                .filter(line -> line.contains("message " + shortened))
                .toList();
    }
}
