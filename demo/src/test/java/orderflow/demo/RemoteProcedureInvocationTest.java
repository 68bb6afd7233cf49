package orderflow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteProcedureInvocationTest {

    private static final String CALL = "GET /orders/7/payment";

    private final StubServices services = new StubServices()
            .answer("GET /actuator/health/readiness", 200, "{}")
            .answer("POST /accounts", 201, "{}")
            .answer("POST /orders", 202, "{'orderId':'7','state':'APPROVAL_PENDING'}")
            .answer("GET /orders/7", 200, "{'state':'COMPLETED'}")
            .answer("GET /payments.*", 200, "[{'state':'CAPTURED'}]");
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void isKeptWhenBothFormsWork() {
        services.answer(CALL, 200, "{'state':'CAPTURED'}");
        assertThat(play(services.environment())).isZero();
        assertThat(output()).contains("VERDICT: kept.");
    }

    @Test
    void isBrokenWhenTheCallTellsSomethingElse() {
        services.answer(CALL, 200, "{'state':'DECLINED'}");
        assertThat(play(services.environment())).isEqualTo(1);
        assertThat(output()).contains("VERDICT: BROKEN.");
    }

    @Test
    void isKeptWhenOnlyTheCallFailsWithoutPaymentService() throws IOException {
        services.answer(CALL, 503, "{}");
        assertThat(play(withoutPaymentService())).isZero();
        assertThat(output()).contains("VERDICT: kept.", "503");
    }

    @Test
    void isBrokenWhenTheCallHangsOrLiesWithoutPaymentService() throws IOException {
        services.answer(CALL, 200, "{'state':'CAPTURED'}");
        assertThat(play(withoutPaymentService())).isEqualTo(1);
        assertThat(output()).contains("VERDICT: BROKEN.");
    }

    private Map<String, String> withoutPaymentService() throws IOException {
        Map<String, String> environment = new HashMap<>(services.environment());
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put("PAYMENT_PORT", String.valueOf(nobody.getLocalPort()));
        }
        return environment;
    }

    private int play(Map<String, String> environment) {
        return Demos.run(
                List.of("remote-procedure-invocation"),
                environment,
                new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    private String output() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
