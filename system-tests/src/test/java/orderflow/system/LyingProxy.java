package orderflow.system;

import static java.util.stream.Collectors.toMap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands between a client and the services, and falsifies what one kind of request is answered. */
final class LyingProxy implements AutoCloseable {

    private static final List<String> FORWARDED = List.of("Content-Type", "Prefer", "Idempotency-Key");

    /**
     * What is falsified.
     *
     * @param path regular expression of the requests concerned
     * @param pattern regular expression: in their answers, or the name of a header that they lose
     * @param replacement of what the pattern finds first
     */
    record Lie(String path, String pattern, String replacement) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Map<Service, HttpServer> servers;
    private final Addresses real;
    private final Lie lie;

    LyingProxy(Addresses real, Lie lie) {
        this.real = real;
        this.lie = lie;
        this.servers = Arrays.stream(Service.values()).collect(toMap(service -> service, this::start));
    }

    private HttpServer start(Service service) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> forward(service, exchange));
            server.setExecutor(executor);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the variables that lead a client here */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        servers.forEach((service, server) -> environment.put(
                service + "_PORT", String.valueOf(server.getAddress().getPort())));
        return environment;
    }

    private void forward(Service service, HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpResponse<String> response = http.send(request(service, exchange), BodyHandlers.ofString());
            byte[] body = answer(exchange, response.body()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(Service service, HttpExchange exchange) throws IOException {
        URI uri = URI.create("http://127.0.0.1:" + real.of(service) + exchange.getRequestURI());
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        FORWARDED.stream()
                .filter(name -> exchange.getRequestHeaders().containsKey(name))
                .filter(name -> !concerns(exchange) || !name.equals(lie.pattern()))
                .forEach(name ->
                        request.header(name, exchange.getRequestHeaders().getFirst(name)));
        return request.build();
    }

    private String answer(HttpExchange exchange, String truth) {
        return concerns(exchange) ? truth.replaceFirst(lie.pattern(), lie.replacement()) : truth;
    }

    private boolean concerns(HttpExchange exchange) {
        return exchange.getRequestURI().toString().matches(lie.path());
    }

    @Override
    public void close() {
        servers.values().forEach(server -> server.stop(0));
        executor.shutdownNow();
    }
}
