package orderflow.system;

import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static orderflow.system.RestApi.orderBody;
import static orderflow.system.Service.NOTIFICATION;
import static orderflow.system.Service.ORDER;
import static orderflow.system.Service.PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What no service can accept, against the real servers: a problem detail, no stack trace, nothing stored. */
class BadRequestsTest {

    private static final String TEN_MEGABYTES = "x".repeat(10 * 1024 * 1024);
    private static final String NOBODY = UUID.randomUUID().toString();

    private static final RestApi API = RunningSystem.shared().api();

    static Stream<Arguments> badRequests() {
        return Stream.of(
                argumentSet("unknown customer", order(orderBody("nobody", "1.00")), 422, "customerId"),
                argumentSet("negative price", order(orderBody("alice", "-1.00")), 400, "lines[0].unitPrice"),
                argumentSet("too many decimals", order(orderBody("alice", "1.001")), 422, "lines[0].unitPrice"),
                argumentSet("null in place of a body", order("null"), 400, ""),
                argumentSet("broken JSON", order("{\"customerId\":"), 400, ""),
                argumentSet("no body", order(""), 400, ""),
                argumentSet("10 MB in a field", order(orderBody(TEN_MEGABYTES, "1.00")), 413, ""),
                argumentSet("10 MB of nonsense", order(TEN_MEGABYTES), 400, ""),
                argumentSet(
                        "form data",
                        post(ORDER, "/orders", "customerId=alice", "application/x-www-form-urlencoded"),
                        415,
                        ""),
                argumentSet("malformed content type", post(ORDER, "/orders", "{}", "nonsense"), 415, ""),
                argumentSet("unknown order", API.request(ORDER, "/orders/" + NOBODY), 404, NOBODY),
                argumentSet(
                        "messages of an unknown order",
                        API.request(ORDER, "/orders/" + NOBODY + "/messages"),
                        404,
                        NOBODY),
                argumentSet("malformed order id", API.request(ORDER, "/orders/17"), 400, "orderId"),
                argumentSet("orders of whom", API.request(ORDER, "/orders"), 400, "customerId"),
                argumentSet("unknown path", API.request(ORDER, "/nothing"), 404, ""),
                argumentSet("wrong method", API.request(ORDER, "/orders").PUT(ofString("{}")), 405, ""),
                argumentSet(
                        "second account", post(PAYMENT, "/accounts", account("alice"), "application/json"), 409, ""),
                argumentSet(
                        "10 MB account",
                        post(PAYMENT, "/accounts", account(TEN_MEGABYTES), "application/json"),
                        413,
                        ""),
                argumentSet("unknown account", API.request(PAYMENT, "/accounts/nobody"), 404, ""),
                argumentSet("payments of which order", API.request(PAYMENT, "/payments"), 400, "orderId"),
                argumentSet(
                        "malformed order of a notification",
                        API.request(NOTIFICATION, "/notifications?orderId=17"),
                        400,
                        "orderId"),
                argumentSet("unknown timeline", API.request(NOTIFICATION, "/timelines/" + NOBODY), 404, NOBODY));
    }

    @ParameterizedTest
    @MethodSource("badRequests")
    void answersWithAProblemAndStoresNothing(HttpRequest.Builder request, int status, String named) throws IOException {
        double sent = messagesSent();
        HttpResponse<String> response = API.send(request);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body())
                .hasSizeLessThan(2_000)
                .contains("\"status\":" + status, named)
                .doesNotContain("Exception", "\\tat ", "org.springframework", "tools.jackson");
        assertThat(messagesSent()).as("messages sent").isEqualTo(sent);
    }

    private static double messagesSent() {
        return API.metric(ORDER, "orderflow.messaging.messages?tag=what:sent")
                + API.metric(PAYMENT, "orderflow.messaging.messages?tag=what:sent");
    }

    private static HttpRequest.Builder order(String body) {
        return post(ORDER, "/orders", body, "application/json");
    }

    private static HttpRequest.Builder post(Service service, String path, String body, String contentType) {
        return API.request(service, path).header("Content-Type", contentType).POST(ofString(body));
    }

    private static String account(String customer) {
        return "{\"customerId\":\"" + customer + "\",\"openingBalance\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}";
    }
}
