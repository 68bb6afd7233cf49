package orderflow.messaging.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Unit of Work: what a transaction adds row by row is written together, just before the commit, by one statement
 * instead of one per row. So the messages of a batch, which are handled one by one in one transaction, share their
 * statements.
 *
 * <pre>{@code
 * private final UnitOfWork<Entry> entries = new UnitOfWork<>(transactions, this::insertAll);
 *
 * void book(Entry entry) {
 *     entries.add(entry);
 * }
 * }</pre>
 *
 * There is one for each kind of row. Thread-safe.
 *
 * @param <T> a row
 */
public final class UnitOfWork<T> {

    private final Transactions transactions;
    private final Consumer<? super List<T>> write;

    /** @param write gets the rows of one transaction, at least one, in the order in which they were added */
    public UnitOfWork(Transactions transactions, Consumer<? super List<T>> write) {
        this.transactions = transactions;
        this.write = write;
    }

    /** @throws IllegalStateException outside of a transaction, or when its rows are written already */
    public void add(T row) {
        rows().add(row);
    }

    /** Writes what the transaction has added so far, for whoever is about to read it. */
    public void flush() {
        rows().flush();
    }

    private Rows rows() {
        return transactions.participant(this, Rows::new);
    }

    private final class Rows implements Transactions.Participant {

        private final List<T> added = new ArrayList<>();
        private boolean written;

        void add(T row) {
            if (written) {
                throw new IllegalStateException("the transaction is committing: its rows are written already");
            }
            added.add(row);
        }

        void flush() {
            if (!added.isEmpty()) {
                write.accept(List.copyOf(added));
                added.clear();
            }
        }

        @Override
        public void beforeCommit() {
            flush();
            written = true;
        }
    }
}
