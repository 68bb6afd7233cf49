package orderflow.order.placeorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import orderflow.order.OrderServiceTest;
import orderflow.order.PaymentParticipant;
import orderflow.order.customer.Customers;
import orderflow.testkit.MutableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@OrderServiceTest
class IdempotencyKeysTest {

    private static final String BOOKS = """
            {"customerId":"%s","currency":"EUR","lines":[{"sku":"book-42","quantity":2,"unitPrice":"19.90"}]}""";
    private static final Duration RETENTION = Duration.ofHours(24);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int TWINS = 16;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private PaymentParticipant payments;

    @Autowired
    private Customers customers;

    @Autowired
    private IdempotencyKeys keys;

    @Autowired
    private MutableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Value("${local.server.port}")
    private int port;

    private final String key = UUID.randomUUID().toString();
    private final String customer = "customer-" + key;
    private final String books = BOOKS.formatted(customer);

    @BeforeEach
    void openAccount() {
        payments.openAccount(customer);
        await().until(() -> customers.known(List.of(customer)).contains(customer));
    }

    @Test
    void placeOneOrderForARepeatedRequest() throws Exception {
        String written = """
                { "lines": [ {"unitPrice": "19.9", "quantity": 2, "sku": "book-42"} ],
                  "currency": "EUR", "customerId": "%s" }""".formatted(customer);

        String orderId = orderId(place(key, books));

        assertThat(orderId(place(key, books))).isEqualTo(orderId);
        assertThat(orderId(place(key, written))).isEqualTo(orderId);
        assertThat(orders()).containsExactly(orderId);
    }

    @Test
    void areWhatTellsARepeatedRequestFromASecondOne() throws Exception {
        String first = orderId(place(books));
        String second = orderId(place(books));

        assertThat(second).isNotEqualTo(first);
        assertThat(orders()).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void refuseAnotherRequestUnderTheSameKey() throws Exception {
        String orderId = orderId(place(key, books));

        assertThat(place(key, books.replace("\"quantity\":2", "\"quantity\":3")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("Idempotency-Key '" + key + "' was used for another request of this customer.");
        assertThat(orders()).containsExactly(orderId);
    }

    @Test
    void belongToACustomer() throws Exception {
        String orderId = orderId(place(key, books));

        assertThat(orderId(place(key, BOOKS.formatted("alice")))).isNotEqualTo(orderId);
        assertThat(orderId(place(UUID.randomUUID().toString(), books))).isNotEqualTo(orderId);
        assertThat(orders()).hasSize(2);
    }

    @Test
    void placeOneOrderForConcurrentTwins() {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/orders"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(books))
                .build();

        List<CompletableFuture<HttpResponse<String>>> twins = IntStream.range(0, TWINS)
                .mapToObj(twin -> client.sendAsync(request, BodyHandlers.ofString()))
                .toList();

        assertThat(twins)
                .map(CompletableFuture::join)
                .allSatisfy(response -> assertThat(response.statusCode()).isEqualTo(202))
                .map(HttpResponse::body)
                .containsOnly("{\"orderId\":\"" + orders().get(0) + "\",\"state\":\"APPROVAL_PENDING\"}");
        assertThat(orders()).hasSize(1);
    }

    @Test
    void areFreeAgainAfterADay() throws Exception {
        String orderId = orderId(place(key, books));

        clock.advance(RETENTION);
        keys.purge();
        assertThat(orderId(place(key, books))).isEqualTo(orderId);

        clock.advance(SECOND);
        keys.purge();
        assertThat(orderId(place(key, books))).isNotEqualTo(orderId);
        assertThat(orders()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 201})
    void areRefusedWhenTooShortOrTooLong(int length) {
        assertThat(place("k".repeat(length), books))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.errors[0]")
                .asMap()
                .containsEntry("field", "Idempotency-Key")
                .containsEntry("message", "must have 1 to 200 characters");
        assertThat(orders()).isEmpty();
    }

    @Test
    void mayBeLong() {
        assertThat(place("k".repeat(200), books)).hasStatus(HttpStatus.ACCEPTED);
    }

    private MvcTestResult place(String idempotencyKey, String body) {
        return request(body).header("Idempotency-Key", idempotencyKey).exchange();
    }

    private MvcTestResult place(String body) {
        return request(body).exchange();
    }

    private MockMvcRequestBuilder request(String body) {
        return http.post()
                .uri("/orders")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private static String orderId(MvcTestResult accepted) throws Exception {
        assertThat(accepted).hasStatus(HttpStatus.ACCEPTED);
        return JsonPath.read(accepted.getResponse().getContentAsString(), "$.orderId");
    }

    private List<String> orders() {
        return jdbc.sql("select id from orders where customer_id = ?").param(customer).query(UUID.class).stream()
                .map(UUID::toString)
                .toList();
    }
}
