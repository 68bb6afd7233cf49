package orderflow.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OperatorAccessTest {

    private static final String CHANNEL = "/actuator/channels/payment-commands";
    private static final String ELSEWHERE = "172.18.0.1";

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @ParameterizedTest
    @CsvSource({
        "POST, /actuator/channels/payment-commands, 127.0.0.1, 200",
        "POST, /actuator/channels/payment-commands, ::1, 200",
        "POST, /actuator/channels/payment-commands, 172.18.0.1, 403",
        "POST, /%61ctuator/channels/payment-commands, 172.18.0.1, 403",
        "POST, /actuator;a=b/channels/payment-commands, 172.18.0.1, 403",
        "POST, /%61ctuator/channels/payment-commands, 127.0.0.1, 200",
        "DELETE, /actuator/channels/payment-commands, 172.18.0.1, 403",
        "GET, /actuator/channels/payment-commands, 172.18.0.1, 200",
        "POST, /orders, 172.18.0.1, 200"
    })
    void letsOthersReadAndOrderOnly(String method, String path, String from, int status) throws Exception {
        send(new OperatorAccess("/actuator", ""), method, path, from);

        assertThat(response.getStatus()).isEqualTo(status);
    }

    @Test
    void tellsWhoMayDoIt() throws Exception {
        send(new OperatorAccess("/actuator", ""), "POST", CHANNEL, ELSEWHERE);

        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(response.getContentAsString()).contains("\"status\":403", "X-Operator-Token");
    }

    @ParameterizedTest
    @CsvSource({"secret, secret, 200", "secret, Secret, 403", "secret, '', 403", "'', '', 403"})
    void takesTheTokenFromElsewhere(String token, String given, int status) throws Exception {
        MockHttpServletRequest request = request("POST", CHANNEL, ELSEWHERE);
        request.addHeader("X-Operator-Token", given);

        new OperatorAccess("/actuator", token).doFilter(request, response, new MockFilterChain());

        assertThat(response.getStatus()).isEqualTo(status);
    }

    private void send(OperatorAccess access, String method, String path, String from)
            throws ServletException, IOException {
        access.doFilter(request(method, path, from), response, new MockFilterChain());
    }

    private static MockHttpServletRequest request(String method, String path, String from) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setRemoteAddr(from);
        return request;
    }
}
