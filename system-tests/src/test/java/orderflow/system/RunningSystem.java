package orderflow.system;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The system that all tests of this module share, because its start takes long. Its process may be ended and started
 * again; its data and its ports stay.
 */
final class RunningSystem {

    private static final RunningSystem SHARED =
            new RunningSystem(Path.of("target", "system").toAbsolutePath());

    private final Path folder;
    private final Ports ports = Ports.free();
    private final RestApi api = new RestApi(ports);
    private volatile OrderflowProcess process;
    private int starts;

    private RunningSystem(Path folder) {
        this.folder = folder;
    }

    /** @return the system, ready to take orders; it ends with the JVM of the tests */
    static RunningSystem shared() {
        SHARED.ensureReady();
        return SHARED;
    }

    private synchronized void ensureReady() {
        if (starts == 0) {
            Folders.emptied(folder);
            Runtime.getRuntime().addShutdownHook(new Thread(this::kill, "kill-orderflow"));
        }
        if (starts == 0 || !process.isAlive()) {
            startAgain();
        }
    }

    /** Starts the process on the data of the one before, and returns when it is ready. */
    synchronized void startAgain() {
        starts++;
        process = OrderflowProcess.start(ports, folder.resolve("data"), folder.resolve("orderflow-" + starts + ".log"));
        try {
            process.awaitReady();
        } catch (AssertionError e) {
            process.kill();
            throw e;
        }
    }

    void kill() {
        process.kill();
    }

    int terminate(Duration atMost) {
        return process.terminate(atMost);
    }

    OrderflowProcess process() {
        return process;
    }

    Ports ports() {
        return ports;
    }

    RestApi api() {
        return api;
    }
}
