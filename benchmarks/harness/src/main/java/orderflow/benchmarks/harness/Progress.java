package orderflow.benchmarks.harness;

import java.io.PrintStream;
import java.time.Duration;

/** Says what is going on, since when, and how long it will still take. */
final class Progress {

    private final PrintStream out;
    private final long start = System.nanoTime();
    private long expectedSeconds;

    Progress(PrintStream out) {
        this.out = out;
    }

    /** Something more is going to be done, which takes about as long as that. */
    void expect(long seconds) {
        expectedSeconds += seconds;
    }

    void say(String what) {
        long elapsed = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        String left = expectedSeconds > elapsed ? ", about " + clock(expectedSeconds - elapsed) + " left" : "";
        out.printf("[%s%s] %s%n", clock(elapsed), left, what);
    }

    private static String clock(long seconds) {
        return "%d:%02d".formatted(seconds / 60, seconds % 60);
    }
}
