package orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The system's REST API as its clients know it. Thread-safe. */
public final class RestApi {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int AMPLE_MILLIS = 3_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Addresses addresses;

    public RestApi(Addresses addresses) {
        this.addresses = addresses;
    }

    HttpRequest.Builder request(Service service, String path) {
        return request(addresses.of(service), path);
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(TIMEOUT);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    public HttpResponse<String> get(Service service, String path) {
        return get(request(service, path));
    }

    private HttpResponse<String> get(HttpRequest.Builder request) {
        try {
            return send(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the body of a successful answer */
    public JsonNode json(Service service, String path) {
        HttpResponse<String> response = get(service, path);
        assertThat(response.statusCode())
                .as("GET %s answers %s", path, response.body())
                .isEqualTo(200);
        return JSON.readTree(response.body());
    }

    public HttpResponse<String> post(Service service, String path, String json, String... headers) throws IOException {
        HttpRequest.Builder request = request(service, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Orders one piece and waits for the outcome. */
    public JsonNode order(String customer, String price) {
        return posted(200, "/orders", orderBody(customer, price), "Prefer", "wait=20");
    }

    /** Orders one piece and waits for nothing. */
    public UUID place(String customer, String price) {
        return idOf(posted(202, "/orders", orderBody(customer, price)));
    }

    /** @return what the payment providers offer within {@value #AMPLE_MILLIS} ms */
    public JsonNode offers(String customer, String amount) {
        return posted(200, "/payment-offers", """
                {"customerId":"%s","amount":"%s","currency":"EUR","deadlineMillis":%d}""".formatted(customer, amount, AMPLE_MILLIS));
    }

    /** As {@link #offers}, which takes as long as its deadline. */
    public CompletableFuture<JsonNode> offersInBackground(String customer, String amount) {
        return CompletableFuture.supplyAsync(() -> offers(customer, amount), ask -> new Thread(ask).start());
    }

    private JsonNode posted(int status, String path, String json, String... headers) {
        try {
            HttpResponse<String> response = post(Service.ORDER, path, json, headers);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the answer's status */
    public int cancel(UUID order) throws IOException {
        return send(request(Service.ORDER, "/orders/" + order).DELETE()).statusCode();
    }

    public static String orderBody(String customer, String price) {
        return """
                {"customerId":"%s","currency":"EUR","lines":[{"sku":"book-42","quantity":1,"unitPrice":"%s"}]}""".formatted(customer, price);
    }

    public void openAccount(String customer, String balance) throws IOException {
        String body = """
                {"customerId":"%s","openingBalance":{"amount":"%s","currency":"EUR"}}""".formatted(customer, balance);
        HttpResponse<String> response = post(Service.PAYMENT, "/accounts", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    }

    public static UUID orderIdIn(String body) {
        return idOf(JSON.readTree(body));
    }

    public static UUID idOf(JsonNode order) {
        return UUID.fromString(order.path("orderId").asString());
    }

    /** @param balance available or held */
    public BigDecimal balance(String customer, String balance) {
        JsonNode account = json(Service.PAYMENT, "/accounts/" + customer);
        return new BigDecimal(account.path(balance).path("amount").asString());
    }

    /** @return the value of a counter or gauge, all instances together; 0 when there is none yet */
    public double metric(Service service, String nameAndTags) {
        return addresses.all(service).stream()
                .mapToDouble(port -> metric(port, nameAndTags))
                .sum();
    }

    private double metric(int port, String nameAndTags) {
        HttpResponse<String> response = get(request(port, "/actuator/metrics/" + nameAndTags));
        return response.statusCode() == 404
                ? 0
                : JSON.readTree(response.body()).at("/measurements/0/value").asDouble();
    }
}
