package orderflow.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpConnectionTest {

    private static final int CHUNKED = 0;
    private static final byte[] BODY = "{\"orderId\":\"7\"}".getBytes(StandardCharsets.US_ASCII);

    private HttpServer server;
    private int length = BODY.length;
    private int clientPort;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/orders", exchange -> {
            exchange.getRequestBody().readAllBytes();
            clientPort = exchange.getRemoteAddress().getPort();
            exchange.getResponseHeaders().set("Location", "/orders/7");
            exchange.sendResponseHeaders(202, length);
            try (var body = exchange.getResponseBody()) {
                body.write(BODY);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void staysOpenFromOneOrderToTheNextHoweverTheBodyIsSent() throws IOException {
        try (OrderClient client = new OrderClient(server.getAddress().getPort())) {
            assertThat(client.place(1)).isEqualTo("7");
            int first = clientPort;
            length = CHUNKED;
            assertThat(client.place(2)).isEqualTo("7");
            assertThat(client.place(3)).isEqualTo("7");
            assertThat(clientPort).isEqualTo(first);
        }
    }

    @Test
    void connectsAgainAfterAFailure() throws IOException {
        int port = server.getAddress().getPort();
        try (OrderClient client = new OrderClient(port)) {
            client.place(1);
            server.stop(0);
            assertThatThrownBy(() -> client.place(2)).isInstanceOf(IOException.class);
            start(port);
            assertThat(client.place(3)).isEqualTo("7");
        }
    }

    private void start(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/orders", exchange -> {
            exchange.getResponseHeaders().set("Location", "/orders/7");
            exchange.sendResponseHeaders(202, -1);
        });
        server.start();
    }
}
