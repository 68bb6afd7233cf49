package orderflow.system;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./run} says when it cannot start: one clear line, and exit code 1. In a clone where all is built. */
@DisabledOnOs(OS.WINDOWS)
class RunScriptTest {

    @TempDir
    private Path clone;

    private final Map<String, String> environment = new HashMap<>(Ports.free().environment());

    @BeforeEach
    void cloneAndBuild() throws IOException {
        Files.copy(Path.of("..", "run"), clone.resolve("run"));
        Files.writeString(clone.resolve("pom.xml"), "<project/>");
        Files.createDirectories(clone.resolve("embedded/src/main"));
        Files.writeString(clone.resolve("embedded/pom.xml"), "<project/>");
        Files.createDirectories(clone.resolve("demo/src/main"));
        Files.writeString(clone.resolve("demo/pom.xml"), "<project/>");
        jar("embedded/target/orderflow-exec.jar", "orderflow.embedded.Orderflow");
        jar("demo/target/orderflow-demo-exec.jar", "orderflow.demo.Demos");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
    }

    private void jar(String path, String mainClass) throws IOException {
        Path jar = clone.resolve(path);
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Name.MAIN_CLASS, mainClass);
        manifest.getMainAttributes().put(Name.CLASS_PATH, classPath());
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }

    private static String classPath() {
        return ProductionClassPath.entries().stream()
                .map(entry -> entry.toUri().toString())
                .collect(joining(" "));
    }

    @Test
    void namesTheWebServersPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put("PAYMENT_PORT", String.valueOf(taken.getLocalPort()));
            assertThatItSays("The web server cannot use port " + taken.getLocalPort());
        }
    }

    @Test
    void namesTheBrokersPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put("AMQP_PORT", String.valueOf(taken.getLocalPort()));
            assertThatItSays("The AMQP broker cannot use port " + taken.getLocalPort());
        }
    }

    @Test
    void namesTheVariableThatIsNoPort() throws Exception {
        environment.put("KAFKA_PORT", "many");
        assertThatItSays("KAFKA_PORT must be a port number from 1 to 65535, not 'many'.");
    }

    @Test
    void namesTheDataFolderThatCannotBeWritten() throws Exception {
        environment.put("ORDERFLOW_DATA", Files.createFile(clone.resolve("file")) + "/data");
        assertThatItSays("The folder '" + clone.resolve("file/data") + "' cannot be written.");
    }

    @Test
    void asksForANewerJava() throws Exception {
        javaThatSays("openjdk version \"11.0.2\" 2019-01-15");
        assertThatItSays("It needs Java 17 or newer; '" + clone.resolve("jdk/bin/java") + "' is version 11.");
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
    void asksForAJavaWhereThereIsNone() throws Exception {
        environment.put("JAVA_HOME", clone.resolve("nowhere").toString());
        assertThatItSays("There is no Java: install a JDK 17 or newer, or set JAVA_HOME.");
    }

    @Test
    void showsItsUsageOnAnUnknownOption() throws Exception {
        assertThatItSays("Usage: ./run [--fresh]", "--help-me");
        assertThatItSays("Usage: ./run [--fresh]", "--fresh", "please");
    }

    @Test
    void namesTheProofsThatThereAre() throws Exception {
        Path proofs = Files.createDirectories(clone.resolve("system-tests/src/test/java/orderflow/system/proof"));
        Files.writeString(proofs.resolve("KillsTest.java"), "@Tag(\"kills\")\n");
        Files.writeString(proofs.resolve("OutagesTest.java"), "@Tag(\"outages\")\n");
        assertThatItSays("There is no proof 'of-god', only: kills outages", "prove", "of-god");
    }

    @Test
    void runsTheProofThatItIsAskedFor() throws Exception {
        Path proofs = Files.createDirectories(clone.resolve("system-tests/src/test/java/orderflow/system/proof"));
        Files.writeString(proofs.resolve("KillsTest.java"), "@Tag(\"kills\")\n");
        script("mvnw", "echo \"maven $*\"");
        assertThat(run("prove", "kills").output()).contains("maven -q -pl system-tests -am verify -Dproof=kills\n");
        assertThat(run("prove").output()).contains("maven -q -pl system-tests -am verify -Dproof=proof\n");
    }

    @Test
    void listsTheDemosThatThereAre() throws Exception {
        Shell.Outcome outcome = run("demo");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.output()).contains("\n  saga ", "\n  ordering ").doesNotContain("Building");
    }

    @Test
    void namesTheDemosThatThereAreWhenAskedForAnother() throws Exception {
        Shell.Outcome outcome = run("demo", "of-god");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output()).contains("There is no demo 'of-god'.", "\n  saga ");
    }

    @Test
    void tellsHowToStartWhatADemoNeeds() throws Exception {
        Shell.Outcome outcome = run("demo", "saga");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output())
                .endsWith(
                        "There is nothing to see. payment-service does not answer at http://127.0.0.1:"
                                + environment.get("PAYMENT_PORT")
                                + ". Start the system in another terminal, with ./run or with docker compose up --build --wait.\n");
    }

    @Test
    void buildsTheDemosAloneWhenTheyAreOutOfDate() throws Exception {
        Files.delete(clone.resolve("demo/target/orderflow-demo-exec.jar"));
        script("mvnw", "echo \"[ERROR] maven $*\"; exit 1");
        assertThat(run("demo", "saga").output()).contains("-pl demo -am package");
    }

    @Test
    void showsTheEndOfABuildThatFails() throws Exception {
        Files.delete(clone.resolve("embedded/target/orderflow-exec.jar"));
        script("mvnw", "echo '[ERROR] no such artefact'; exit 1");
        Shell.Outcome outcome = run();
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("Building orderflow", "[ERROR] no such artefact")
                .endsWith("orderflow cannot start. The build failed; its last lines are above.\n");
    }

    @Test
    void deletesNothingBesideARunningSystem() throws Exception {
        Path theirs =
                Files.createDirectories(clone.resolve("data/order-service")).resolve("db.mv.db");
        Files.writeString(theirs, "in use");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put("KAFKA_PORT", String.valueOf(taken.getLocalPort()));
            run("--fresh");
        }
        assertThat(theirs).exists();
    }

    private void javaThatSays(String version) throws IOException {
        script("jdk/bin/java", "echo '" + version + "' >&2");
        environment.put("JAVA_HOME", clone.resolve("jdk").toString());
    }

    private void script(String path, String line) throws IOException {
        Files.createDirectories(clone.resolve(path).getParent());
        Files.writeString(clone.resolve(path), "#!/bin/sh\n" + line + "\n");
        assertThat(clone.resolve(path).toFile().setExecutable(true)).isTrue();
    }

    private void assertThatItSays(String sentence, String... options) throws Exception {
        Shell.Outcome outcome = run(options);
        assertThat(outcome.output())
                .contains("orderflow cannot start. " + sentence)
                .doesNotContain("\tat ", "Exception");
        assertThat(outcome.output().lines().filter(line -> !line.equals("Starting orderflow")))
                .hasSize(1);
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    private Shell.Outcome run(String... options) throws Exception {
        String[] command = new String[options.length + 1];
        command[0] = "./run";
        System.arraycopy(options, 0, command, 1, options.length);
        return Shell.run(clone, environment, command);
    }
}
