package orderflow.messaging.saga;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A saga under way, as it is kept between steps.
 *
 * @param saga name of its definition
 * @param id names the instance among those of its kind: the business key, such as a trip's id
 * @param step name of the step that it is at
 * @param state the saga's state as JSON
 * @param awaiting correlation id of the reply that it awaits; null when none
 * @param deadline when it gives up waiting or repeats its command; null when it does not wait
 * @param repetitions how often it has repeated the command whose reply it awaits
 * @param version of its definition when it started
 * @param stateVersion of the definition that has written its state
 * @param traceparent W3C trace context in which it started; null for none
 * @param startedAt null when an earlier version started it
 */
public record SagaInstance(
        String saga,
        String id,
        SagaStatus status,
        String step,
        String state,
        @Nullable UUID awaiting,
        @Nullable Instant deadline,
        int repetitions,
        int version,
        int stateVersion,
        @Nullable String traceparent,
        @Nullable Instant startedAt) {

    static SagaInstance started(
            SagaDefinition<?> definition, String id, String state, Optional<String> traceparent, Instant now) {
        int version = definition.version();
        return new SagaInstance(
                definition.name(),
                id,
                SagaStatus.RUNNING,
                definition.stepName(0),
                state,
                null,
                null,
                0,
                version,
                version,
                traceparent.orElse(null),
                now);
    }

    SagaInstance waitingFor(UUID correlationId, Instant until) {
        return new SagaInstance(
                saga, id, status, step, state, correlationId, until, 0, version, stateVersion, traceparent, startedAt);
    }

    SagaInstance at(SagaStatus newStatus, String newStep) {
        return new SagaInstance(
                saga, id, newStatus, newStep, state, null, null, 0, version, stateVersion, traceparent, startedAt);
    }

    SagaInstance withState(String newState, int writtenBy) {
        return new SagaInstance(
                saga,
                id,
                status,
                step,
                newState,
                awaiting,
                deadline,
                repetitions,
                version,
                writtenBy,
                traceparent,
                startedAt);
    }

    SagaInstance dueAgain(Instant then) {
        return new SagaInstance(
                saga,
                id,
                status,
                step,
                state,
                awaiting,
                then,
                repetitions,
                version,
                stateVersion,
                traceparent,
                startedAt);
    }

    SagaInstance repeated(Instant until) {
        return new SagaInstance(
                saga,
                id,
                status,
                step,
                state,
                awaiting,
                until,
                repetitions + 1,
                version,
                stateVersion,
                traceparent,
                startedAt);
    }

    boolean isDue(Instant now) {
        return deadline != null && !deadline.isAfter(now);
    }

    boolean isOfLaterVersionThan(SagaDefinition<?> definition) {
        return Math.max(version, stateVersion) > definition.version();
    }
}
