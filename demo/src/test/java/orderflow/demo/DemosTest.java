package orderflow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said when there is nothing to play, or nothing to play it on. */
class DemosTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @Test
    void listsEachDemoInALine() {
        assertThat(run(List.of(), Map.of())).isZero();
        assertThat(output())
                .contains(Demo.ALL.stream().map(Demo::name).toList())
                .contains(Demo.ALL.stream().map(Demo::summary).toList());
        assertThat(output().lines()).hasSize(Demo.ALL.size() + 1).allMatch(line -> line.length() < 120);
    }

    @Test
    void namesTheDemosWhenAskedForAnother() {
        assertThat(run(List.of("saga", "ordering"), Map.of())).isEqualTo(2);
        assertThat(output()).startsWith("There is no demo 'saga ordering'.").contains("  ordering ");
    }

    @Test
    void namesTheVariableThatIsNoPort() {
        assertThat(run(List.of("saga"), Map.of("PAYMENT_PORT", "18082-18089"))).isEqualTo(2);
        assertThat(output()).contains("There is nothing to see. PAYMENT_PORT must be a port number");
    }

    @Test
    void namesTheVariableThatIsNoNumberOfSeconds() {
        assertThat(run(List.of("saga"), Map.of("DEMO_PATIENCE", "long"))).isEqualTo(2);
        assertThat(output()).contains("DEMO_PATIENCE must be a number of seconds, not 'long'.");
    }

    @Test
    void tellsHowToStartTheSystem() {
        assertThat(run(List.of("saga"), Map.of("PAYMENT_URL", "http://127.0.0.1:1")))
                .isEqualTo(2);
        assertThat(output())
                .contains("payment-service does not answer at http://127.0.0.1:1.", "./run", "docker compose up");
    }

    private int run(List<String> arguments, Map<String, String> environment) {
        return Demos.run(arguments, environment, new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    private String output() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
