package orderflow.servers;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/** A server in a container: may be stopped, killed, frozen and started again, and keeps its address and its data. */
public final class ServerContainer implements AutoCloseable {

    /** Fails while the server does not answer. */
    @FunctionalInterface
    public interface Probe {
        void ask(int port) throws Exception;
    }

    private static final Duration MOST_TO_START = Duration.ofMinutes(2);
    private static final int SECONDS_TO_STOP = 5;

    private final GenericContainer<?> container;
    private final int port;
    private final Probe probe;

    private ServerContainer(GenericContainer<?> container, int port, Probe probe) {
        this.container = container;
        this.port = port;
        this.probe = probe;
    }

    /**
     * @param port where it is to be reached on this machine
     * @param inside where it listens in its container
     */
    public static ServerContainer start(GenericContainer<?> container, int port, int inside, Probe probe) {
        container.addExposedPort(inside);
        container.setPortBindings(List.of("127.0.0.1:%d:%d".formatted(port, inside)));
        container.setWaitStrategy(new NoWait());
        container.start();
        ServerContainer server = new ServerContainer(container, port, probe);
        server.awaitAnswer();
        return server;
    }

    private static final class NoWait extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {
            // it is asked itself, as it has to be after each start
        }
    }

    public int port() {
        return port;
    }

    /** Stops it in good order. */
    public void stop() {
        docker().stopContainerCmd(id()).withTimeout(SECONDS_TO_STOP).exec();
    }

    /** Starts it again. */
    public void startAgain() {
        docker().startContainerCmd(id()).exec();
        awaitAnswer();
    }

    public void kill() {
        docker().killContainerCmd(id()).exec();
    }

    /** It keeps its connections and does not answer any more. */
    public void freeze() {
        docker().pauseContainerCmd(id()).exec();
    }

    public void thaw() {
        docker().unpauseContainerCmd(id()).exec();
        awaitAnswer();
    }

    private void awaitAnswer() {
        await().atMost(MOST_TO_START)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> {
                    probe.ask(port);
                    return true;
                });
    }

    /** @return what a command that runs in the container prints */
    public String execute(String... command) throws IOException, InterruptedException {
        var result = container.execInContainer(command);
        if (result.getExitCode() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " fails: " + result.getStderr());
        }
        return result.getStdout();
    }

    private static DockerClient docker() {
        return DockerClientFactory.instance().client();
    }

    private String id() {
        return container.getContainerId();
    }

    @Override
    public void close() {
        container.stop();
    }
}
