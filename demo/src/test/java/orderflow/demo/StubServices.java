package orderflow.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Services that say what they are told to say. */
final class StubServices implements AutoCloseable {

    private record Canned(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Deque<Canned>> answers = new LinkedHashMap<>();

    StubServices() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            Canned answer = answers.entrySet().stream()
                    .filter(each -> request.matches(each.getKey()))
                    .findFirst()
                    .map(each -> next(each.getValue()))
                    .orElse(new Canned(404, "{}"));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    private static Canned next(Deque<Canned> answers) {
        return answers.size() > 1 ? answers.remove() : answers.element();
    }

    /**
     * Given several answers, the same request gets one after the other, and then the last again.
     *
     * @param request regular expression of method and path; the first that matches is answered
     */
    StubServices answer(String request, int status, String body) {
        Canned answer = new Canned(status, body.replace('\'', '"'));
        answers.computeIfAbsent(request, first -> new ArrayDeque<>()).add(answer);
        return this;
    }

    int port() {
        return server.getAddress().getPort();
    }

    Map<String, String> environment() {
        String port = String.valueOf(port());
        return Map.of("ORDER_PORT", port, "PAYMENT_PORT", port, "NOTIFICATION_PORT", port, "DEMO_PATIENCE", "1");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
