package orderflow.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes spans as Zipkin does, and keeps them. */
final class ZipkinStandIn implements AutoCloseable {

    private static final int ACCEPTED = 202;

    private final Queue<JsonNode> spans = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    ZipkinStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/v2/spans", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            InputStream body = exchange.getRequestBody();
            JsonMapper.shared()
                    .readTree(zipped ? new GZIPInputStream(body) : body)
                    .forEach(spans::add);
            exchange.sendResponseHeaders(ACCEPTED, -1);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<JsonNode> trace(String id) {
        return spans().filter(span -> id.equals(span.path("traceId").asString()))
                .toList();
    }

    Stream<JsonNode> spans() {
        return spans.stream();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
