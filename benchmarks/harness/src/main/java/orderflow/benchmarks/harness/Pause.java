package orderflow.benchmarks.harness;

/** Waits, without exceptions to declare. */
final class Pause {

    private Pause() {}

    static void seconds(long seconds) {
        millis(1_000 * seconds);
    }

    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    static HarnessException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new HarnessException("interrupted", cause);
    }
}
