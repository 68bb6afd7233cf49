package orderflow.messaging.saga;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A saga under way, as it is kept between steps.
 *
 * @param saga name of its definition
 * @param id names the instance among those of its kind: the business key, such as the order's id
 * @param step name of the step that it is at
 * @param state the saga's state as JSON
 * @param awaiting correlation id of the reply that it awaits; null when none
 * @param deadline when it gives up waiting or repeats its command; null when it does not wait
 * @param repetitions how often it has repeated the command whose reply it awaits
 */
public record SagaInstance(
        String saga,
        String id,
        SagaStatus status,
        String step,
        String state,
        @Nullable UUID awaiting,
        @Nullable Instant deadline,
        int repetitions) {

    SagaInstance waitingFor(UUID correlationId, Instant until) {
        return new SagaInstance(saga, id, status, step, state, correlationId, until, 0);
    }

    SagaInstance at(SagaStatus newStatus, String newStep, String newState) {
        return new SagaInstance(saga, id, newStatus, newStep, newState, null, null, 0);
    }

    SagaInstance dueAgain(Instant then) {
        return new SagaInstance(saga, id, status, step, state, awaiting, then, repetitions);
    }

    SagaInstance repeated(Instant until) {
        return new SagaInstance(saga, id, status, step, state, awaiting, until, repetitions + 1);
    }

    boolean isDue(Instant now) {
        return deadline != null && !deadline.isAfter(now);
    }
}
