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

/** Requests that a server refuses, most before any controller sees them: by hand, as no client would send them. */
class MalformedHttpTest {

    private static final int MILLIS_TO_ANSWER = 10_000;
    private static final String HOST = "\r\nHost: localhost";
    private static final String JSON = "Content-Type: application/json";
    private static final String LARGE = "x".repeat(300_000);
    private static final RunningSystem SYSTEM = RunningSystem.shared();

    static Stream<Arguments> requests() {
        return Stream.of(Service.values())
                .flatMap(service -> Stream.of(
                        Arguments.of(service, "GET /orders?customerId=a|b HTTP/1.1" + HOST, 400),
                        Arguments.of(service, "GET /orders/% HTTP/1.1" + HOST, 400),
                        Arguments.of(service, "GET /orders/%00 HTTP/1.1" + HOST, 400),
                        Arguments.of(service, "GET /orders/%2F HTTP/1.1" + HOST, 400),
                        Arguments.of(service, "GET /a\u0001b HTTP/1.1" + HOST, 400),
                        Arguments.of(service, "NONSENSE" + HOST, 400),
                        Arguments.of(service, "GET /orders HTTP/9.9" + HOST, 505),
                        Arguments.of(service, "TRACE /orders HTTP/1.1" + HOST, 405),
                        Arguments.of(service, "FROB /actuator/health HTTP/1.1" + HOST, 405),
                        Arguments.of(service, "FROB /nothing HTTP/1.1" + HOST, 404),
                        Arguments.of(service, "GET /nothing HTTP/1.0", 404),
                        Arguments.of(service, "GET /nothing HTTP/1.1", 400),
                        Arguments.of(service, "GET /nothing HTTP/1.1" + HOST + HOST, 400),
                        Arguments.of(service, "GET /nothing HTTP/1.1\r\nHost: a b", 400),
                        Arguments.of(service, "GET /nothing HTTP/1.1" + HOST + "\r\nContent-Length: few", 400),
                        Arguments.of(service, "GET /nothing HTTP/1.1" + HOST + "\r\nTransfer-Encoding: odd", 501),
                        Arguments.of(service, "GET /nothing HTTP/1.1" + HOST + "\r\nExpect: wonders", 417),
                        Arguments.of(service, "GET /" + "x".repeat(20_000) + " HTTP/1.1" + HOST, 400),
                        Arguments.of(
                                service, "GET /orders HTTP/1.1" + HOST + "\r\nX-Large: " + "x".repeat(20_000), 400)));
    }

    static Stream<Arguments> requestsWithContent() {
        return Stream.of(
                Arguments.of(Service.ORDER, "GET /orders?customerId=alice", "Accept: application/xml", "", 406),
                Arguments.of(Service.PAYMENT, "GET /accounts/alice", "Accept: image/png", "", 406),
                Arguments.of(Service.NOTIFICATION, "GET /timelines/views", "Accept: application/xml", "", 406),
                Arguments.of(Service.ORDER, "GET /orders?customerId=alice", "Accept: nonsense", "", 406),
                Arguments.of(Service.ORDER, "GET /orders/17", "Accept: nonsense", "", 400),
                Arguments.of(Service.ORDER, "POST /orders", "Content-Type: application/xml", chunk("<order/>"), 415),
                Arguments.of(Service.PAYMENT, "POST /accounts", "Content-Type: text/plain", chunk("alice"), 415),
                Arguments.of(Service.ORDER, "POST /orders", "Content-Type: nonsense", chunk("{}"), 415),
                Arguments.of(Service.ORDER, "POST /orders", JSON, chunk("{\"customerId\":\"" + LARGE + "\"}"), 413),
                Arguments.of(Service.PAYMENT, "POST /accounts", JSON, chunk("{\"customerId\":\"" + LARGE + "\"}"), 413),
                Arguments.of(Service.ORDER, "POST /orders", JSON, "no size\r\n{}\r\n0\r\n\r\n", 400),
                Arguments.of(Service.PAYMENT, "POST /accounts", JSON, "no size\r\n{}\r\n0\r\n\r\n", 400));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void isAnsweredWithAProblem(Service service, String request, int status) throws IOException {
        assertProblem(status, send(service, request + "\r\nConnection: close\r\n\r\n"));
    }

    /** @param chunks of the request's content */
    @ParameterizedTest
    @MethodSource("requestsWithContent")
    void isAnsweredWithAProblemWhateverItsContent(
            Service service, String request, String header, String chunks, int status) throws IOException {
        String encoding = chunks.isEmpty() ? "" : "\r\nTransfer-Encoding: chunked";
        String head = request + " HTTP/1.1" + HOST + "\r\n" + header + encoding + "\r\nConnection: close\r\n\r\n";

        assertProblem(status, send(service, head + chunks));
    }

    private static void assertProblem(int status, String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("application/problem+json", "\"status\":" + status)
                .doesNotContain("<html", "<!doctype", "Exception", "Tomcat");
    }

    private static String chunk(String content) {
        return Integer.toHexString(content.length()) + "\r\n" + content + "\r\n0\r\n\r\n";
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
