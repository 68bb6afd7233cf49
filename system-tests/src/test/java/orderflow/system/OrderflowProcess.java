package orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;

/** The real system in a process of its own, so that a kill -9 is a real one. */
final class OrderflowProcess {

    private static final Duration MOST_TO_START = Duration.ofMinutes(3);
    private static final String READY = "orderflow is ready.";
    private static final String PROGRESS = "  started ";
    private static final int TAIL = 60;

    private final Process process;
    private final Path log;

    private OrderflowProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static OrderflowProcess start(Ports ports, Path data, Path log) {
        ProcessBuilder builder = new ProcessBuilder(
                        ProductionClassPath.java(),
                        "-Xmx640m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        ProductionClassPath.text(),
                        "orderflow.embedded.Orderflow")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(ports.environment());
        builder.environment().put("ORDERFLOW_DATA", data.toString());
        try {
            return new OrderflowProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when it takes orders; shows its progress meanwhile. */
    void awaitReady() {
        AtomicInteger shown = new AtomicInteger();
        try {
            await().atMost(MOST_TO_START)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> showProgress(shown) || !process.isAlive());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("orderflow is not ready after " + MOST_TO_START + tail(), e);
        }
        assertThat(log())
                .as("orderflow ended instead of becoming ready%s", tail())
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

    /** Ends it as kill -9 does. */
    void kill() {
        process.destroyForcibly();
        exitCode(Duration.ofSeconds(10));
    }

    /**
     * Ends it as Ctrl-C does.
     *
     * @return its exit code
     */
    int terminate(Duration atMost) {
        process.destroy();
        return exitCode(atMost);
    }

    private int exitCode(Duration atMost) {
        try {
            assertThat(process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS))
                    .as("it ends within %s%s", atMost, tail())
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** @return what it has written so far */
    List<String> log() {
        try (var lines = Files.lines(log)) {
            return lines.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @return the lines that tell of something that must not happen; a broker complains when its machine is slow, and
     *     no more
     */
    List<String> errors() {
        return log().stream()
                .filter(line -> line.contains(" ERROR ") && !line.contains(" ERROR brokers"))
                .toList();
    }

    private String tail() {
        List<String> lines = log();
        return "; its log ends with\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }
}
