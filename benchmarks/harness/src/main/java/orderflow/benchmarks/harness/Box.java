package orderflow.benchmarks.harness;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/** A container of the benchmark: it can be killed and started again, and keeps its address. */
final class Box implements AutoCloseable {

    /** Fails while it does not answer. */
    @FunctionalInterface
    interface Probe {
        void ask(Box box) throws Exception;
    }

    /** By which {@code docker ps} finds it. */
    private static final String LABEL = "orderflow.benchmark";

    private static final int LINES_OF_LOG = 25;
    // as docker-compose.yml: a benchmark writes many lines
    private static final LogConfig LOG =
            new LogConfig(LogConfig.LoggingType.JSON_FILE, Map.of("max-size", "10m", "max-file", "3"));

    private final String name;
    private final GenericContainer<?> container;
    private final int port;

    private Box(String name, GenericContainer<?> container, int port) {
        this.name = name;
        this.container = container;
        this.port = port;
    }

    /**
     * @param name in its network, and in the report
     * @param memory most that it may take, in bytes
     * @param port where it is reached on this machine
     * @param inside the same in its container
     */
    static Box start(String name, GenericContainer<?> container, long memory, int port, int inside) {
        container.withExposedPorts(inside);
        container.setPortBindings(List.of("127.0.0.1:%d:%d".formatted(port, inside)));
        return new Box(name, started(name, container, memory), port);
    }

    /** One that nobody connects to. */
    static Box start(String name, GenericContainer<?> container, long memory) {
        return new Box(name, started(name, container, memory), 0);
    }

    private static GenericContainer<?> started(String name, GenericContainer<?> container, long memory) {
        container.withNetworkAliases(name).withLabel(LABEL, name);
        container.withCreateContainerCmdModifier(command -> {
            HostConfig host = Objects.requireNonNull(command.getHostConfig());
            host.withMemory(memory).withMemorySwap(memory).withLogConfig(LOG);
            command.withHostName(name);
        });
        Unawaited.let(container);
        try {
            container.start();
        } catch (RuntimeException e) {
            throw new HarnessException(name + " cannot be started: " + reason(e), e);
        }
        return container;
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure.toString() : reason(cause);
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    String id() {
        return container.getContainerId();
    }

    Box awaitReady(Probe probe, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            try {
                probe.ask(this);
                return this;
            } catch (Exception e) {
                boolean running = isRunning();
                if (!running || System.nanoTime() > deadline) {
                    String what = running ? "is not ready after " + atMost.toSeconds() + " s" : "has ended";
                    throw new HarnessException(name + " " + what + " (" + e + "). Its log ends with:\n" + log(), e);
                }
            }
            Pause.millis(100);
        }
    }

    String log() {
        List<String> lines = output().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
    }

    /** @return all that it has written */
    String output() {
        return container.getLogs();
    }

    boolean isRunning() {
        return container.isRunning();
    }

    /** As {@code kill -9}. */
    void kill() {
        docker().killContainerCmd(id()).exec();
    }

    void startAgain() {
        docker().startContainerCmd(id()).exec();
    }

    /** @return what a command prints that runs in the container */
    String execute(String... command) {
        try {
            var result = container.execInContainer(command);
            if (result.getExitCode() != 0) {
                throw new HarnessException(
                        name + ": " + String.join(" ", command) + " fails: " + result.getStdout() + result.getStderr());
            }
            return result.getStdout().strip();
        } catch (IOException e) {
            throw new HarnessException(name + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw Pause.interrupted(e);
        }
    }

    static DockerClient docker() {
        return DockerClientFactory.instance().client();
    }

    @Override
    public void close() {
        if (!Shutdown.hasBegun()) {
            container.stop();
        }
    }
}
