package orderflow.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the server refuses before any controller sees it: written by hand, as no client would send it. */
class MalformedHttpTest {

    private static final int MILLIS_TO_ANSWER = 10_000;
    private static final RunningSystem SYSTEM = RunningSystem.shared();

    static Stream<Arguments> requests() {
        return Stream.of(Service.values())
                .flatMap(service -> Stream.of(
                        Arguments.of(service, "GET /orders?customerId=a|b HTTP/1.1", 400),
                        Arguments.of(service, "GET /orders/% HTTP/1.1", 400),
                        Arguments.of(service, "GET /orders/%00 HTTP/1.1", 400),
                        Arguments.of(service, "GET /orders/%2F HTTP/1.1", 400),
                        Arguments.of(service, "GET /a\u0001b HTTP/1.1", 400),
                        Arguments.of(service, "NONSENSE", 400),
                        Arguments.of(service, "GET /orders HTTP/9.9", 505),
                        Arguments.of(service, "TRACE /orders HTTP/1.1", 405),
                        Arguments.of(service, "GET /orders HTTP/1.1\r\nX-Large: " + "x".repeat(20_000), 400)));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void isAnsweredWithAProblem(Service service, String request, int status) throws IOException {
        String answer = send(service, request + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("application/problem+json", "\"status\":" + status)
                .doesNotContain("<html", "<!doctype", "Exception", "Tomcat");
    }

    private static String send(Service service, String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), SYSTEM.ports().of(service))) {
            socket.setSoTimeout(MILLIS_TO_ANSWER);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
