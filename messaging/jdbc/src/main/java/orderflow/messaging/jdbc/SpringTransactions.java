package orderflow.messaging.jdbc;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import orderflow.messaging.outbox.Transactions;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring's transactions, declarative ones ({@code @Transactional}) included. */
public final class SpringTransactions implements Transactions {

    private static final String ADVICE =
            "the transaction has committed already: send before that, or in a new one" + " (PROPAGATION_REQUIRES_NEW)";

    private final TransactionTemplate template;

    /**
     * @param manager takes listeners, as Spring's own managers do
     * @param flush writes pending aggregates (JPA), so that they reach the database before the outbox does
     */
    public SpringTransactions(PlatformTransactionManager manager, Runnable flush) {
        this.template = new TransactionTemplate(manager);
        if (!(manager instanceof ConfigurableTransactionManager configurable)) {
            throw new IllegalArgumentException("a transaction manager without listeners: " + manager);
        }
        configurable.addListener(new BeforeCommit(flush));
    }

    @Override
    @SuppressWarnings("NullAway") // the template returns what the work returned, which is never null
    public <T> T execute(Supplier<T> work) {
        return template.execute(status -> work.get());
    }

    @Override
    @SuppressWarnings("unchecked") // as the contract of the key says
    public <P extends Participant> P participant(Object key, Supplier<P> create) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("messages are sent within a transaction: make the caller @Transactional");
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive() || isCommitting()) {
            throw new IllegalStateException(ADVICE);
        }
        return enlisted()
                .filter(each -> each.key().equals(key))
                .map(each -> (P) each.participant())
                .findFirst()
                .orElseGet(() -> enlist(key, create.get()));
    }

    private static boolean isCommitting() {
        return TransactionSynchronizationManager.getSynchronizations().stream().anyMatch(Committing.class::isInstance);
    }

    private static Stream<Enlisted> enlisted() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Enlisted.class::isInstance)
                .map(Enlisted.class::cast);
    }

    private static <P extends Participant> P enlist(Object key, P participant) {
        TransactionSynchronizationManager.registerSynchronization(new Enlisted(key, participant));
        return participant;
    }

    /** Comes after all {@code beforeCommit} callbacks, so that these can send as well. */
    private record BeforeCommit(Runnable writeAggregates) implements TransactionExecutionListener {

        @Override
        public void beforeCommit(TransactionExecution transaction) {
            if (!TransactionSynchronizationManager.isSynchronizationActive()) {
                return;
            }
            List<Enlisted> enlisted = enlisted().toList();
            if (!enlisted.isEmpty()) {
                writeAggregates.run();
                enlisted.forEach(each -> each.participant().beforeCommit());
            }
            TransactionSynchronizationManager.registerSynchronization(new Committing());
        }
    }

    /** Tells, in a transaction's synchronizations, that it takes no more participants. */
    private static final class Committing implements TransactionSynchronization {}

    private record Enlisted(Object key, Participant participant) implements TransactionSynchronization {

        @Override
        public void afterCommit() {
            participant.afterCommit();
        }
    }
}
