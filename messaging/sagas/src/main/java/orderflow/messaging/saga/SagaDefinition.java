package orderflow.messaging.saga;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final Consumer<? super List<S>> preload;
    private final int version;
    private final Map<Integer, UnaryOperator<ObjectNode>> upcasters;

    private SagaDefinition(Builder<S> builder) {
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
    public static <S> Builder<S> saga(String name, Class<S> stateType) {
        return new Builder<>(name, stateType);
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
        List<S> states = instances.stream()
                .flatMap(instance -> SagaState.readable(this, instance).stream())
                .toList();
        if (!states.isEmpty()) {
            preload.accept(states);
        }
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

    /** Collects the steps, first to last. */
    public static final class Builder<S> {

        private final String name;
        private final Class<S> stateType;
        private final Map<String, Step<S>> steps = new LinkedHashMap<>();
        private final Map<Integer, UnaryOperator<ObjectNode>> upcasters = new HashMap<>();
        private Predicate<S> overtaken = state -> false;
        private Consumer<? super List<S>> preload = states -> {};
        private int version = 1;

        private Builder(String name, Class<S> stateType) {
            this.name = name;
            this.stateType = stateType;
        }

        /**
         * @param stepName names the step, for ever: instances in the database wait at it
         * @throws IllegalArgumentException when the step is incomplete, or the name is taken
         */
        public Builder<S> step(String stepName, Step<S> step) {
            step.check(stepName);
            if (steps.putIfAbsent(stepName, step) != null) {
                throw new IllegalArgumentException("saga " + name + " has two steps '" + stepName + "'");
            }
            return this;
        }

        /**
         * Has the saga end where it is, with nothing done or undone, when something has overtaken it.
         *
         * @param condition asked in the saga's transaction, and under its lock, before every move that a reply or a
         *     deadline would cause; must lock what it looks at if that is not to change before the commit
         */
        public Builder<S> abandonWhen(Predicate<S> condition) {
            overtaken = condition;
            return this;
        }

        /**
         * Loads what the local steps of many sagas need by one statement, instead of one per saga: replies that arrive
         * together move their sagas in one transaction.
         *
         * @param loader called in that transaction with the states of the sagas, at least one; locks rows in the order
         *     of their keys, so that two transactions never wait for each other. Only saves time: the steps must find
         *     what it has not loaded
         */
        public Builder<S> preload(Consumer<? super List<S>> loader) {
            preload = loader;
            return this;
        }

        /**
         * To be raised by one with each change of the steps or of the state that sagas under way must be told of.
         *
         * @param number 1 unless it is said
         */
        public Builder<S> version(int number) {
            version = number;
            return this;
        }

        /**
         * Lifts state that an earlier version has written.
         *
         * @param from the version that has written it; what is returned is state of the next one
         */
        public Builder<S> upcast(int from, UnaryOperator<ObjectNode> upcaster) {
            upcasters.put(from, upcaster);
            return this;
        }

        /** @throws IllegalArgumentException when there is no step, or a command past the pivot could give up */
        public SagaDefinition<S> build() {
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("saga " + name + " has no steps");
            }
            SagaDefinition<S> definition = new SagaDefinition<>(this);
            for (int index = 0; index < steps.size(); index++) {
                if (definition.isPastPivot(index)
                        && definition.step(index) instanceof CommandStep<S> command
                        && !command.repeated) {
                    throw new IllegalArgumentException("saga " + name + ": past the pivot '"
                            + definition.stepName(index) + "' cannot give up: use repeatEvery");
                }
            }
            return definition;
        }
    }
}
