package orderflow.messaging.saga;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of sagas under way and lately ended. All methods need a transaction. */
public interface SagaInstances {

    /** @throws RuntimeException when there is one with that saga and id already */
    void insert(Collection<SagaInstance> instances);

    /** @param instances each saga once */
    void update(Collection<SagaInstance> instances);

    /**
     * Finds the sagas that await these replies and locks them, in an order of their own: a deadline that comes
     * meanwhile has to wait.
     */
    List<SagaInstance> lockAwaiting(Collection<UUID> correlationIds);

    /** Finds and locks one; empty when somebody else has locked it: a reply in hand is no reason to wait. */
    Optional<SagaInstance> lockAwaitingUnlessLocked(UUID correlationId);

    /**
     * @return at most {@code limit} sagas whose deadline has passed; neither locked, nor those that others have locked
     */
    List<SagaInstance> overdue(Instant now, int limit);

    /** Ends the saga as abandoned if it waits for an operator; neither changes nor waits for any other. */
    void abandonWaiting(String saga, String id);

    /** @return the number of sagas that wait for an operator */
    long waitingForOperator();
}
