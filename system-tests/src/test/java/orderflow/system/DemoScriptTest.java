package orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code ./run demo} and {@code ./run move} say when there is nothing to play on. In a clone where all is built.
 */
@DisabledOnOs(OS.WINDOWS)
class DemoScriptTest {

    @TempDir
    private Path folder;

    private BuiltClone clone;

    @BeforeEach
    void cloneAndBuild() throws IOException {
        clone = BuiltClone.in(folder);
    }

    @Test
    void listsTheDemosThatThereAre() throws Exception {
        Shell.Outcome outcome = clone.run("demo");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.output()).contains("\n  saga ", "\n  ordering ").doesNotContain("Building");
    }

    @Test
    void namesTheDemosThatThereAreWhenAskedForAnother() throws Exception {
        Shell.Outcome outcome = clone.run("demo", "of-god");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output()).contains("There is no demo 'of-god'.", "\n  saga ");
    }

    @Test
    void tellsHowToStartWhatADemoNeeds() throws Exception {
        Shell.Outcome outcome = clone.run("demo", "saga");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output())
                .endsWith(
                        "There is nothing to see. payment-service does not answer at http://127.0.0.1:"
                                + clone.environment().get("PAYMENT_PORT")
                                + ". Start the system in another terminal, with ./run or with docker compose up --build --wait.\n");
    }

    @Test
    void movesNothingWithoutAChannelOrARunningSystem() throws Exception {
        assertThat(clone.run("move")).isEqualTo(new Shell.Outcome(2, "Usage: ./run move CHANNEL [--release]\n"));
        Shell.Outcome outcome = clone.run("move", "payment-commands");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output()).contains("Nothing is moved. order-service does not answer at http://127.0.0.1:");
    }

    @Test
    void buildsTheDemosAloneWhenTheyAreOutOfDate() throws Exception {
        Files.delete(folder.resolve("demo/target/orderflow-demo-exec.jar"));
        clone.script("mvnw", "echo \"[ERROR] maven $*\"; exit 1");
        assertThat(clone.run("demo", "saga").output()).contains("-pl demo -am package");
    }
}
