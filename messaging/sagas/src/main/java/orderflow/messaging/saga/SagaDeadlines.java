package orderflow.messaging.saga;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import orderflow.messaging.message.MessageTracing;
import orderflow.messaging.outbox.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves sagas on whose deadline has passed, unless their reply may be at hand.
 *
 * @param definitions of an instance
 * @param update stores an instance that has moved
 */
record SagaDeadlines(
        Function<SagaInstance, SagaDefinition<?>> definitions,
        SagaInstances instances,
        Consumer<SagaInstance> update,
        Transactions transactions,
        SagaCourse course,
        EarlierReplies earlierReplies,
        MessageTracing tracing,
        Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(SagaDeadlines.class);
    // if those that keep failing stayed due, enough of them would fill every call
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private static final Duration WHILE_REPLIES_WAIT = Duration.ofSeconds(1);

    int expire(int limit) {
        Instant now = clock.instant();
        var due = transactions.execute(() -> instances.overdue(now, limit));
        boolean handled = !due.isEmpty() && earlierReplies.areHandled();
        return (int)
                due.stream().filter(instance -> resume(instance, now, handled)).count();
    }

    private boolean resume(SagaInstance due, Instant now, boolean handled) {
        Optional<String> trace = Optional.ofNullable(due.traceparent());
        return tracing.resuming("deadline of " + due.saga(), trace, () -> move(due, now, handled));
    }

    private boolean move(SagaInstance due, Instant now, boolean handled) {
        try {
            return change(
                    due,
                    now,
                    instance -> !handled && course.givesUp(definitions.apply(instance), instance)
                            ? instance.dueAgain(now.plus(WHILE_REPLIES_WAIT))
                            : course.expired(definitions.apply(instance), instance));
        } catch (RuntimeException e) {
            LOG.error("saga {} {} cannot be moved on at its deadline: {}", due.saga(), due.id(), e.toString());
            change(due, now, instance -> instance.dueAgain(now.plus(AFTER_FAILURE)));
            return false;
        }
    }

    /** @return false when it has moved, or somebody else is moving it */
    private boolean change(SagaInstance due, Instant now, UnaryOperator<SagaInstance> move) {
        UUID awaiting = due.awaiting();
        return awaiting != null
                && transactions.execute(() -> {
                    Optional<SagaInstance> locked =
                            instances.lockAwaitingUnlessLocked(awaiting).filter(instance -> instance.isDue(now));
                    locked.map(move).ifPresent(update);
                    return locked.isPresent();
                });
    }
}
