package orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** The whole system in one process, on embedded brokers. */
final class OrderflowProcess {

    private static final Duration MOST_TO_START = Duration.ofMinutes(3);
    private static final String READY = "orderflow is ready.";
    private static final String PROGRESS = "  started ";

    private final LoggedProcess process;

    private OrderflowProcess(LoggedProcess process) {
        this.process = process;
    }

    /** @param settings system properties that come before the services' own configuration */
    static OrderflowProcess start(Ports ports, Path data, Path log, String... settings) {
        Map<String, String> environment = new HashMap<>(ports.environment());
        environment.put("ORDERFLOW_DATA", data.toString());
        List<String> command = new ArrayList<>(List.of(
                ProductionClassPath.java(),
                "-Xmx640m",
                "-Duser.language=tr", // where the lower case of I is not i: it must start everywhere
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // most of them run for less than it costs to optimise
                "-XX:ReservedCodeCacheSize=128m")); // or else it is 48 MB, and three services under load fill it
        Stream.of(settings).map(setting -> "-D" + setting).forEach(command::add);
        command.addAll(List.of("-cp", ProductionClassPath.text(), "orderflow.embedded.Orderflow"));
        return new OrderflowProcess(LoggedProcess.start(command, environment, log));
    }

    /** Returns when it takes orders; shows its progress meanwhile. */
    void awaitReady() {
        AtomicInteger shown = new AtomicInteger();
        try {
            await().atMost(MOST_TO_START)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> showProgress(shown) || !process.isAlive());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("orderflow is not ready after " + MOST_TO_START + process.tail(), e);
        }
        assertThat(log())
                .as("orderflow ended instead of becoming ready%s", process.tail())
                .contains(READY);
    }

    private boolean showProgress(AtomicInteger shown) {
        List<String> lines = log();
        lines.stream()
                .skip(shown.getAndSet(lines.size()))
                .filter(line -> line.startsWith(PROGRESS) || line.equals(READY))
                .forEach(System.out::println);
        return lines.contains(READY);
    }

    void kill() {
        process.kill();
    }

    int terminate(Duration atMost) {
        return process.terminate(atMost);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    List<String> log() {
        return process.log();
    }

    /**
     * @return the lines that tell of something that must not happen; a broker complains when its machine is slow, and
     *     no more
     */
    List<String> errors() {
        return log().stream()
                .filter(line -> line.contains(" ERROR ")
                        && !line.contains(" ERROR brokers")
                        && !line.contains("] ERROR ")) // a broker before the services have set logging up
                .toList();
    }
}
