package orderflow.order;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Plays payment-service's REST API: answers what the test says, or not at all, and notes what it is asked. */
public final class PaymentServer implements AutoCloseable {

    private static final int OK = 200;
    private static final int TROUBLE = 500;

    /** @param status 0 for silence */
    private record Answer(int status, String body) {}

    private final HttpServer server;
    private final List<URI> questions = new CopyOnWriteArrayList<>();
    private volatile Answer answer = new Answer(OK, "[]");

    public PaymentServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        questions.add(exchange.getRequestURI());
        if (answer.status() == 0) {
            return; // the connection stays open
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** From now on it answers so. */
    public void answers(String json) {
        answer = new Answer(OK, json);
    }

    /** From now on it answers with an error. */
    public void fails() {
        answer = new Answer(TROUBLE, "{}");
    }

    /** From now on it takes questions and never answers. */
    public void isSilent() {
        answer = new Answer(0, "");
    }

    /** @return what it has been asked, oldest first */
    public List<URI> questions() {
        return List.copyOf(questions);
    }

    /** From now on nobody listens. */
    @Override
    public void close() {
        server.stop(0);
    }
}
