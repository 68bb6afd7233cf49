package orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import orderflow.demo.Demos;
import orderflow.system.LyingProxy.Lie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code ./run demo}: each demo tells that its promise is kept, and tells that it is broken when it is. */
class DemosTest {

    private static final Map<String, Lie> LIES = Map.ofEntries(
            Map.entry(
                    "request-async-response",
                    new Lie(
                            "/orders/.*/messages",
                            "(\"kind\":\"DOCUMENT\"[^}]*\"correlationId\":\")[^\"]*",
                            "$1another")),
            Map.entry("request-response", new Lie("/orders", "\"COMPLETED\"", "\"APPROVAL_PENDING\"")),
            Map.entry("one-way-notification", new Lie("/notifications.*", "^\\[(.*)\\]$", "[$1,$1]")),
            Map.entry("publish-subscribe", new Lie("/timelines/.*", "order.approved.v1", "order.placed.v1")),
            Map.entry("idempotency", new Lie("/orders", "Idempotency-Key", "")),
            Map.entry("ordering", new Lie("/orders/.*/messages", "\"sequence\":\\d+", "\"sequence\":999999999")),
            Map.entry(
                    "sharding",
                    new Lie("/actuator/shards", "(\"channel\":\"payment-commands\",\"shard\":)\\d", "$1-1")),
            Map.entry("saga", new Lie("/ledger", "(\"credits\":\\[\\{\"amount\":\")[^\"]*", "$10.00")),
            Map.entry("restart", new Lie("/accounts/demo-.*", "(\"available\":\\{\"amount\":\")0.00", "$11.00")),
            Map.entry("remote-procedure-invocation", new Lie("/orders/.*/payment", "\"CAPTURED\"", "\"DECLINED\"")),
            Map.entry(
                    "publish-async-responses",
                    new Lie("/payment-offers", "\"answered\":\\[[^\\]]*\\]", "\"answered\":[]")));

    private final RunningSystem system = RunningSystem.shared();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    static Stream<String> names() {
        return LIES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("names")
    void findsThePromiseKept(String name) {
        int exitCode = play(name, system.ports().environment());
        assertThat(exitCode).as(this::output).isZero();
        assertThat(output()).contains("VERDICT: kept. ").doesNotContain("BROKEN");
    }

    @ParameterizedTest
    @MethodSource("names")
    void findsThePromiseBroken(String name) {
        try (LyingProxy proxy = new LyingProxy(system.ports(), LIES.get(name))) {
            int exitCode = play(name, proxy.environment());
            assertThat(output()).contains("VERDICT: BROKEN. ").doesNotContain("kept");
            assertThat(exitCode).isEqualTo(1);
        }
    }

    @Test
    void seesOrdersThroughAKillOfEverything() {
        CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(
                () -> play("restart", system.ports().environment()));
        await().atMost(20, TimeUnit.SECONDS).until(() -> output().contains("sent again with its Idempotency-Key"));
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        system.kill();
        system.startAgain();
        assertThat(exitCode).succeedsWithin(Duration.ofMinutes(4));
        assertThat(exitCode.join()).as(this::output).isZero();
        assertThat(output()).containsPattern("VERDICT: kept. .* with [1-9]\\d* outages");
    }

    @Test
    void areListedInTheReadme() throws IOException {
        Demos.run(List.of(), Map.of(), new PrintStream(output, true, StandardCharsets.UTF_8));
        assertThat(Files.readString(Path.of("..", "README.md"))).contains(output());
    }

    private int play(String name, Map<String, String> addresses) {
        Map<String, String> environment = new HashMap<>(addresses);
        environment.put("DEMO_PATIENCE", "180");
        return Demos.run(List.of(name), environment, new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    private String output() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
