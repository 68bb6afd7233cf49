package orderflow.benchmarks.harness;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orderflow.servers.FreePort;
import org.testcontainers.containers.GenericContainer;

/** A contender's three processes, each in a container of its own. */
record RunningContender(Contender contender, Map<Role, Box> boxes) implements AutoCloseable {

    private static final Duration MOST_TO_START = Duration.ofMinutes(4);
    private static final double QUIET_CORES = 0.2;

    /** Returns when all three are ready. */
    static RunningContender start(Contender contender, Servers servers) {
        Map<Role, Box> boxes = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            boxes.put(role, start(contender, role, servers));
        }
        RunningContender running = new RunningContender(contender, boxes);
        Stream.of(Role.values()).forEach(running::awaitReady);
        return running;
    }

    private static Box start(Contender contender, Role role, Servers servers) {
        GenericContainer<?> container = JavaContainer.of(
                contender.jar().apply(role),
                contender.arguments().apply(role),
                contender.environment(servers.compose(), role),
                servers.network());
        String name = contender.name() + "-" + role.argument();
        return Box.start(name, container, JavaContainer.MEMORY, FreePort.next(), role.port());
    }

    Box box(Role role) {
        return Objects.requireNonNull(boxes.get(role));
    }

    void awaitReady(Role role) {
        box(role).awaitReady(RunningContender::askReady, MOST_TO_START);
    }

    private static void askReady(Box box) throws IOException {
        try (HttpConnection http = new HttpConnection(box.port())) {
            int status =
                    http.send(HttpConnection.get("/actuator/health/readiness")).status();
            if (status != 200) {
                throw new IOException("it answers " + status);
            }
        }
    }

    /** @return the seconds until its processes had done what they had put off; the limit where they never did */
    double awaitQuiet(int mostSeconds) {
        return CpuMeter.awaitQuiet(List.copyOf(boxes.values()), QUIET_CORES, mostSeconds);
    }

    String name() {
        return contender.name();
    }

    int orderPort() {
        return box(Role.ORDER).port();
    }

    /** @return how the logs of its three processes end */
    String logs() {
        return boxes.values().stream()
                .map(box -> box.name() + ":\n" + box.log())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        boxes.values().parallelStream().forEach(Box::close);
    }
}
