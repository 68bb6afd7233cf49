package orderflow.messaging.outbox;

import java.util.ArrayList;
import java.util.List;

/** What is to be done once the current transaction has committed, and not at all if it rolls back. */
public final class AfterCommit implements Transactions.Participant {

    private final List<Runnable> actions = new ArrayList<>();

    public static void of(Transactions transactions, Runnable action) {
        transactions.participant(AfterCommit.class, AfterCommit::new).actions.add(action);
    }

    @Override
    public void afterCommit() {
        actions.forEach(Runnable::run);
    }
}
