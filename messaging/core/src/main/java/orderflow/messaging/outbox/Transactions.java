package orderflow.messaging.outbox;

import java.util.function.Supplier;

/** The local database transaction, as far as messaging needs it (EIP: Transactional Client). */
public interface Transactions {

    /** Something that lives as long as one transaction. */
    interface Participant {
        /** Called when all work is done and written, just before the commit. */
        default void beforeCommit() {}

        /** Called when the transaction has committed; never when it rolled back. */
        default void afterCommit() {}
    }

    /** Runs {@code work} in a new transaction, or in the one that the thread is in already. */
    <T> T execute(Supplier<T> work);

    /**
     * @param key names the participant among those of the transaction; the same key always goes with the same type
     * @return the current transaction's participant with that key, created when there is none yet
     * @throws IllegalStateException when there is no transaction
     */
    <P extends Participant> P participant(Object key, Supplier<P> create);
}
