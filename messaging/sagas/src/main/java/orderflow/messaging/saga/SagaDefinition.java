package orderflow.messaging.saga;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * A saga as a table of steps. Up to the pivot a failure compensates the steps before it, last first; past the pivot the
 * saga only goes forward.
 *
 * <pre>{@code
 * @Bean
 * SagaDefinition<Trip> bookTrip() {
 *     return saga("book-trip", Trip.class)
 *             .step("book", local(this::book).compensateWith(this::cancel))
 *             .step("reserve", command(this::reserveSeat, SeatReply.class)
 *                     .within(Duration.ofSeconds(30))
 *                     .onReply(SeatReserved.class, Trip::withSeat)
 *                     .onFailure(SoldOut.class, Trip::soldOut))
 *             .step("confirm", pivot(local(this::confirm)))
 *             .build();
 * }
 * }</pre>
 *
 * <p>A definition is immutable and thread-safe; its functions are called by any thread, for one saga by one at a time:
 * the saga's row is locked. Each step runs in one transaction with the saga's new state and the messages that it sends.
 * What they throw rolls that back, and the step is tried again. A saga outlives restarts of the service; how to change
 * its definition meanwhile is told in {@code docs/patterns/saga.md}.
 *
 * @param <S> the saga's state: a record, kept as JSON between steps
 */
public final class SagaDefinition<S> {

    private final String name;
    private final Class<S> stateType;
    private final List<String> stepNames;
    private final List<Step<S>> steps;
    private final Predicate<S> overtaken;
    private final Optional<Consumer<? super List<S>>> preload;
    private final int version;
    private final Map<Integer, UnaryOperator<ObjectNode>> upcasters;

    SagaDefinition(SagaBuilder<S> builder) {
        this.name = builder.name;
        this.stateType = builder.stateType;
        this.stepNames = List.copyOf(builder.steps.keySet());
        this.steps = List.copyOf(builder.steps.values());
        this.overtaken = builder.overtaken;
        this.preload = builder.preload;
        this.version = builder.version;
        this.upcasters = Map.copyOf(builder.upcasters);
    }

    /**
     * @param name names the saga's kind, for ever: instances in the database refer to it
     * @param stateType a record that Jackson can write and read
     */
    public static <S> SagaBuilder<S> saga(String name, Class<S> stateType) {
        return new SagaBuilder<>(name, stateType);
    }

    public String name() {
        return name;
    }

    int version() {
        return version;
    }

    /** @return the state as the current version writes it */
    ObjectNode lift(ObjectNode state, int writtenBy) {
        ObjectNode lifted = state;
        for (int from = writtenBy; from < version; from++) {
            lifted = upcasters.getOrDefault(from, UnaryOperator.identity()).apply(lifted);
        }
        return lifted;
    }

    Class<S> stateType() {
        return stateType;
    }

    int length() {
        return steps.size();
    }

    Step<S> step(int index) {
        return steps.get(index);
    }

    String stepName(int index) {
        return stepNames.get(index);
    }

    boolean isOvertaken(S state) {
        return overtaken.test(state);
    }

    /** Loads what the next moves of the instances need; one that cannot be read shows when it is moved. */
    void preload(List<SagaInstance> instances) {
        preload.ifPresent(loader -> {
            List<S> states = instances.stream()
                    .flatMap(instance -> SagaState.readable(this, instance).stream())
                    .toList();
            if (!states.isEmpty()) {
                loader.accept(states);
            }
        });
    }

    int indexOf(String stepName) {
        int index = stepNames.indexOf(stepName);
        if (index < 0) {
            throw new UnreadableSagaException("saga " + name + " has no step '" + stepName + "' any more");
        }
        return index;
    }

    /** @return the sealed families, or classes, of all replies that the saga may get */
    Set<Class<?>> replyTypes() {
        return steps.stream().flatMap(step -> step.replyTypes.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** @return whether the step comes after the pivot */
    boolean isPastPivot(int index) {
        return steps.subList(0, index).stream().anyMatch(step -> step instanceof LocalStep<S> local && local.pivot);
    }
}
