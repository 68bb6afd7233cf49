package orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./run} says when it cannot start: one clear line, and exit code 1. In a clone where all is built. */
@DisabledOnOs(OS.WINDOWS)
class RunScriptTest {

    @TempDir
    private Path folder;

    private BuiltClone clone;

    @BeforeEach
    void cloneAndBuild() throws IOException {
        clone = BuiltClone.in(folder);
    }

    @Test
    void namesTheWebServersPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            clone.environment().put("PAYMENT_PORT", String.valueOf(taken.getLocalPort()));
            assertThatItSays("The web server cannot use port " + taken.getLocalPort());
        }
    }

    @Test
    void namesTheBrokersPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            clone.environment().put("AMQP_PORT", String.valueOf(taken.getLocalPort()));
            assertThatItSays("The AMQP broker cannot use port " + taken.getLocalPort());
        }
    }

    @Test
    void namesTheVariableThatIsNoPort() throws Exception {
        clone.environment().put("KAFKA_PORT", "many");
        assertThatItSays("KAFKA_PORT must be a port number from 1 to 65535, not 'many'.");
    }

    @Test
    void namesTheDataFolderThatCannotBeWritten() throws Exception {
        clone.environment().put("ORDERFLOW_DATA", Files.createFile(folder.resolve("file")) + "/data");
        assertThatItSays("The folder '" + folder.resolve("file/data") + "' cannot be written.");
    }

    @Test
    void asksForANewerJava() throws Exception {
        javaThatSays("openjdk version \"11.0.2\" 2019-01-15");
        assertThatItSays("It needs Java 17 or newer; '" + folder.resolve("jdk/bin/java") + "' is version 11.");
    }

    @Test
    void asksForANewerJavaThanTheOnesThatBeginWithOne() throws Exception {
        javaThatSays("java version \"1.8.0_392\"");
        assertThatItSays("It needs Java 17 or newer");
    }

    @Test
    void asksForAJdkWhereThereIsOnlyARuntime() throws Exception {
        javaThatSays("openjdk version \"17.0.15\" 2025-04-15");
        assertThatItSays("It needs a JDK, not only a Java runtime");
    }

    @Test
    void asksForAJavaWhereJavaHomeHasNone() throws Exception {
        String nowhere = folder.resolve("nowhere").toString();
        clone.environment().put("JAVA_HOME", nowhere);
        assertThatItSays("JAVA_HOME is '" + nowhere + "', where there is no Java: set it to a JDK 17 or newer");
    }

    @Test
    void namesTheVariablesThatAreTheSamePort() throws Exception {
        clone.environment().put("AMQP_PORT", clone.environment().get("ORDER_PORT"));
        assertThatItSays(
                "AMQP_PORT and ORDER_PORT are both " + clone.environment().get("ORDER_PORT"));
    }

    @Test
    void namesTheFormatOfTheLogThatThereIsNot() throws Exception {
        clone.environment().put("ORDERFLOW_LOG", "xml");
        assertThatItSays("ORDERFLOW_LOG must be TEXT or JSON, not 'xml'.");
    }

    @Test
    void showsItsUsageOnAnUnknownOption() throws Exception {
        assertThatItSays("Usage: ./run [--fresh]", "--help-me");
        assertThatItSays("Usage: ./run [--fresh]", "--fresh", "please");
    }

    @Test
    void namesTheProofsThatThereAre() throws Exception {
        Path proofs = Files.createDirectories(folder.resolve("system-tests/src/test/java/orderflow/system/proof"));
        Files.writeString(proofs.resolve("KillsTest.java"), "@Tag(\"kills\")\n");
        Files.writeString(proofs.resolve("OutagesTest.java"), "@Tag(\"outages\")\n");
        assertThatItSays("There is no proof 'of-god', only: kills outages", "prove", "of-god");
    }

    @Test
    void runsTheProofThatItIsAskedFor() throws Exception {
        Path proofs = Files.createDirectories(folder.resolve("system-tests/src/test/java/orderflow/system/proof"));
        Files.writeString(proofs.resolve("KillsTest.java"), "@Tag(\"kills\")\n");
        clone.script("mvnw", "echo \"maven $*\"");
        assertThat(clone.run("prove", "kills").output())
                .contains("maven -q -pl system-tests -am verify -Dproof=kills\n");
        assertThat(clone.run("prove").output()).contains("maven -q -pl system-tests -am verify -Dproof=proof\n");
    }

    @Test
    void buildsWhatItMeasuresAndPassesItsOptionsOn() throws Exception {
        clone.script("mvnw", "echo \"maven $*\"");
        clone.script("jdk/bin/javac", "");
        clone.script("jdk/bin/java", """
                case "$1" in -version) echo 'openjdk version "17.0.15"' >&2 ;; *) echo "java $*" ;; esac""");
        clone.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        assertThat(clone.run("bench", "orders", "--quick").output())
                .contains("maven -q --batch-mode -Pbenchmarks ")
                .endsWith("-jar benchmarks/harness/target/orderflow-benchmarks-exec.jar orders --quick\n");
        assertThatItSays("Usage: ./run [--fresh]", "bench", "everything");
    }

    @Test
    void showsTheEndOfABuildThatFails() throws Exception {
        Files.delete(folder.resolve("embedded/target/orderflow-exec.jar"));
        clone.script("mvnw", "echo '[ERROR] no such artefact'; exit 1");
        Shell.Outcome outcome = clone.run();
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("Building orderflow", "[ERROR] no such artefact")
                .endsWith("orderflow cannot start. The build failed; its last lines are above.\n");
    }

    @Test
    void deletesNothingBesideARunningSystem() throws Exception {
        Path theirs =
                Files.createDirectories(folder.resolve("data/order-service")).resolve("db.mv.db");
        Files.writeString(theirs, "in use");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            clone.environment().put("KAFKA_PORT", String.valueOf(taken.getLocalPort()));
            clone.run("--fresh");
        }
        assertThat(theirs).exists();
    }

    private void javaThatSays(String version) throws IOException {
        clone.script("jdk/bin/java", "echo '" + version + "' >&2");
        clone.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    }

    private void assertThatItSays(String sentence, String... options) throws Exception {
        Shell.Outcome outcome = clone.run(options);
        assertThat(outcome.output())
                .contains("orderflow cannot start. " + sentence)
                .doesNotContain("\tat ", "Exception");
        assertThat(outcome.output().lines().filter(line -> !line.equals("Starting orderflow")))
                .hasSize(1);
        assertThat(outcome.exitCode()).isEqualTo(1);
    }
}
