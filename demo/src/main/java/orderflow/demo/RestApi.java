package orderflow.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** The system's REST APIs as any client has them. */
final class RestApi {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT =
            Duration.ofSeconds(75); // the longest wait that a client may prefer, and some
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final Map<String, String> environment;

    /** @param environment where the services are */
    RestApi(Map<String, String> environment) {
        this.environment = environment;
    }

    Answer get(Service service, String path) {
        return exchange(service, "GET", path, BodyPublishers.noBody());
    }

    /** @param headers names and values in turn */
    Answer post(Service service, String path, String json, String... headers) {
        return exchange(service, "POST", path, BodyPublishers.ofString(json), headers);
    }

    Answer delete(Service service, String path) {
        return exchange(service, "DELETE", path, BodyPublishers.noBody());
    }

    /** @throws NotRunning when nobody answers */
    private Answer exchange(Service service, String method, String path, BodyPublisher body, String... headers) {
        URI address = service.address(environment);
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .method(method, body);
        Optional.ofNullable(environment.get("ORDERFLOW_OPERATOR_TOKEN"))
                .filter(token -> !token.isBlank())
                .ifPresent(token -> request.header("X-Operator-Token", token));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            long begin = System.nanoTime();
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(), json(response.body()), Duration.ofNanos(System.nanoTime() - begin));
        } catch (IOException e) {
            throw new NotRunning(service + " does not answer at " + address + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotRunning("interrupted while " + service + " was asked", e);
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return StringNode.valueOf(body);
        }
    }
}
