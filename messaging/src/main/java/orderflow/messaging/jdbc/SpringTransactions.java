package orderflow.messaging.jdbc;

import java.util.function.Supplier;
import orderflow.messaging.outbox.Transactions;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring's transactions, declarative ones ({@code @Transactional}) included. */
public final class SpringTransactions implements Transactions {

    private final TransactionTemplate template;
    private final Runnable flush;

    /** @param flush writes pending aggregates (JPA), so that they reach the database before the outbox does */
    public SpringTransactions(PlatformTransactionManager manager, Runnable flush) {
        this.template = new TransactionTemplate(manager);
        this.flush = flush;
    }

    @Override
    @SuppressWarnings("NullAway") // the template returns what the work returned, which is never null
    public <T> T execute(Supplier<T> work) {
        return template.execute(status -> work.get());
    }

    @Override
    public <P extends Participant> P participant(Class<P> type, Supplier<P> create) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("messages are sent within a transaction: make the caller @Transactional");
        }
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Enlisted.class::isInstance)
                .map(enlisted -> ((Enlisted) enlisted).participant())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseGet(() -> enlist(create.get()));
    }

    private <P extends Participant> P enlist(P participant) {
        TransactionSynchronizationManager.registerSynchronization(new Enlisted(participant, flush));
        return participant;
    }

    private record Enlisted(Participant participant, Runnable writeAggregates) implements TransactionSynchronization {

        @Override
        public void beforeCommit(boolean readOnly) {
            writeAggregates.run();
            participant.beforeCommit();
        }

        @Override
        public void afterCommit() {
            participant.afterCommit();
        }
    }
}
