package orderflow.system.plain;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** What happens to databases and processes: a commit that fails, or a process that ends right after one. */
public final class Mischief implements TransactionExecutionListener {

    private final String threads;
    private final AtomicInteger commitsToFail = new AtomicInteger();
    private final AtomicInteger deathsAfterCommit = new AtomicInteger();

    /** @param threads how the names of those threads begin that it happens to */
    public Mischief(String threads) {
        this.threads = threads;
    }

    public void failCommits(int count) {
        commitsToFail.set(count);
    }

    /** The next transaction commits, and nothing that should follow it happens: no acknowledgement, no sending. */
    public void dieAfterNextCommit() {
        deathsAfterCommit.set(1);
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        strike(commitsToFail, "the database is away");
    }

    @Override
    public void afterCommit(TransactionExecution transaction, Throwable failure) {
        strike(deathsAfterCommit, "killed after the commit");
    }

    private void strike(AtomicInteger left, String what) {
        if (Thread.currentThread().getName().startsWith(threads)
                && left.getAndUpdate(count -> Math.max(0, count - 1)) > 0) {
            throw new IllegalStateException(what);
        }
    }
}
