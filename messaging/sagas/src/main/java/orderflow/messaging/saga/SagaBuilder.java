package orderflow.messaging.saga;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Collects the steps of a {@link SagaDefinition}, first to last.
 *
 * @param <S> the saga's state
 */
public final class SagaBuilder<S> {

    final String name;
    final Class<S> stateType;
    final Map<String, Step<S>> steps = new LinkedHashMap<>();
    final Map<Integer, UnaryOperator<ObjectNode>> upcasters = new HashMap<>();
    Predicate<S> overtaken = state -> false;
    Optional<Consumer<? super List<S>>> preload = Optional.empty();
    int version = 1;

    SagaBuilder(String name, Class<S> stateType) {
        this.name = name;
        this.stateType = stateType;
    }

    /**
     * @param stepName names the step, for ever: instances in the database wait at it
     * @throws IllegalArgumentException when the step is incomplete, or the name is taken
     */
    public SagaBuilder<S> step(String stepName, Step<S> step) {
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
    public SagaBuilder<S> abandonWhen(Predicate<S> condition) {
        overtaken = condition;
        return this;
    }

    /**
     * Loads what the local steps of many sagas need by one statement, instead of one per saga: replies that arrive
     * together move their sagas in one transaction.
     *
     * @param loader called in that transaction with the states of the sagas, at least one; locks rows in the order of
     *     their keys, so that two transactions never wait for each other. Only saves time: the steps must find what it
     *     has not loaded
     */
    public SagaBuilder<S> preload(Consumer<? super List<S>> loader) {
        preload = Optional.of(loader);
        return this;
    }

    /**
     * Raise it by one with each change of the steps or of the state that affects sagas under way.
     *
     * @param number 1 unless it is said
     */
    public SagaBuilder<S> version(int number) {
        version = number;
        return this;
    }

    /**
     * Lifts state that an earlier version has written.
     *
     * @param from the version that has written it; what is returned is state of the next one
     */
    public SagaBuilder<S> upcast(int from, UnaryOperator<ObjectNode> upcaster) {
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
                throw new IllegalArgumentException("saga " + name + ": past the pivot '" + definition.stepName(index)
                        + "' cannot give up: use repeatEvery");
            }
        }
        return definition;
    }
}
