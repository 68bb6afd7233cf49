package orderflow.system.proof;

import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One line every few seconds on how far it is, and one on whatever happens. */
final class Progress implements AutoCloseable {

    private static final int SECONDS = 3;

    private final long begin = System.nanoTime();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    /** @param state how far it is */
    Progress(String title, Supplier<String> state) {
        System.out.println(title);
        timer.scheduleWithFixedDelay(() -> print(state.get()), SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    void tell(String happening) {
        print("* " + happening);
    }

    /** @return since it began */
    long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
    }

    private void print(String text) {
        System.out.printf(Locale.ROOT, "  %5.1f s  %s%n", (System.nanoTime() - begin) / 1e9, text);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
