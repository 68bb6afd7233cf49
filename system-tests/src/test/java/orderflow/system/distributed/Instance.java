package orderflow.system.distributed;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import orderflow.servers.FreePort;
import orderflow.system.LoggedProcess;
import orderflow.system.ProductionClassPath;

/** One instance of a service: a process that may be killed, frozen, ended in good order and started again. */
public final class Instance {

    private static final Duration MOST_TO_START = Duration.ofMinutes(6);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final List<String> program;
    private final int port = FreePort.next();
    private final Map<String, String> environment;
    private final Path log;
    private LoggedProcess process;
    private volatile boolean ready;

    /**
     * @param program what follows Java's options: {@code -jar} and its path, or a class path and a main class
     * @param log the file that gets what it says, in all its runs
     */
    public Instance(List<String> program, Map<String, String> environment, Path log) {
        this.program = program;
        this.environment = environment;
        this.log = log;
        start();
    }

    /** Starts its process; {@link #awaitReady} waits for it. */
    public void start() {
        start(Map.of());
    }

    /**
     * Starts its process.
     *
     * @param settings more of its environment, this time
     */
    public void start(Map<String, String> settings) {
        List<String> java = List.of(
                ProductionClassPath.java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"); // starts sooner, and many run on a small machine
        List<String> arguments = List.of("--server.address=127.0.0.1", "--server.port=" + port);
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(settings);
        process = LoggedProcess.start(
                Stream.of(java, program, arguments).flatMap(List::stream).toList(), all, log);
    }

    public void awaitReady() {
        await().atMost(MOST_TO_START)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> answersReady() || !process.isAlive());
        if (!process.isAlive()) {
            throw new AssertionError("it ended instead of becoming ready" + process.tail());
        }
        ready = true;
    }

    private boolean answersReady() throws InterruptedException {
        URI readiness = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(readiness)
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** @return whether it was last seen ready, and has not been ended or frozen since */
    boolean isReady() {
        return ready;
    }

    int port() {
        return port;
    }

    /** Ends it at any instruction: SIGKILL. */
    public void kill() {
        ready = false;
        process.kill();
    }

    /** Stops it at any instruction, and its connections stay: SIGSTOP. */
    public void freeze() {
        ready = false;
        process.signal("STOP");
    }

    /** Lets it go on as if nothing had happened: SIGCONT. */
    public void thaw() {
        process.signal("CONT");
        ready = true;
    }

    /** Asks it to end: SIGTERM. */
    public void terminate() {
        ready = false;
        process.terminate(Duration.ofSeconds(60));
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** @return the lines of all of them that contain the text */
    public static List<String> saying(String text, Collection<Instance> instances) {
        return instances.stream()
                .flatMap(instance -> instance.log().stream())
                .filter(line -> line.contains(text))
                .toList();
    }

    /** @return all that it has said, in all its runs */
    public List<String> log() {
        return process.log();
    }
}
