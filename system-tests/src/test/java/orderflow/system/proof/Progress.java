package orderflow.system.proof;

import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import orderflow.system.distributed.CommitLog;
import org.springframework.dao.DataAccessException;

/** One line every few seconds on how far it is, and one on whatever happens. */
final class Progress implements AutoCloseable {

    private static final int SECONDS = 3;

    private final long begin = System.nanoTime();
    private final CommitLog commits;
    private final Load load;
    private final long finalBefore;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private volatile int finals;

    Progress(String title, CommitLog commits, Load load) {
        this.commits = commits;
        this.load = load;
        this.finalBefore = commits.finalOrders();
        System.out.println(title);
        timer.scheduleWithFixedDelay(this::line, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private void line() {
        int accepted = load.accepted().size();
        int done = finals();
        print("of %d orders accepted %d, final %d, in flight %d"
                .formatted(load.size(), accepted, done, accepted - done));
    }

    /** @return as many as when the database answered last */
    int finals() {
        try {
            finals = (int) (commits.finalOrders() - finalBefore);
        } catch (DataAccessException e) {
            return finals;
        }
        return finals;
    }

    void tell(String happening) {
        print("* " + happening);
    }

    void verdict() {
        long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
        print(
                "* Proved: %d orders final in %d s, none lost, none doubled, nothing held, ledger balanced, no inversions; repeated by clients: %s"
                        .formatted(load.size(), seconds, load.failures()));
    }

    private void print(String text) {
        System.out.printf(Locale.ROOT, "  %5.1f s  %s%n", (System.nanoTime() - begin) / 1e9, text);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
