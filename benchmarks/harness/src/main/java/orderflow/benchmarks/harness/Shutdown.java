package orderflow.benchmarks.harness;

/**
 * Whether somebody has pressed Ctrl-C. Testcontainers then removes everything; it leaves things behind where others
 * remove the same at the same time.
 */
final class Shutdown {

    private static volatile boolean begun;

    private Shutdown() {}

    static void watch() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> begun = true, "shutdown"));
    }

    static boolean hasBegun() {
        return begun;
    }
}
