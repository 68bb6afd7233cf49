package orderflow.messaging.saga;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A saga as a table of steps. Up to the pivot a failure compensates the steps before it, last first; past the pivot the
 * saga only goes forward. Built by {@link #saga}.
 *
 * @param <S> the saga's state: a record, kept as JSON between steps
 */
public final class SagaDefinition<S> {

    private final String name;
    private final Class<S> stateType;
    private final List<String> stepNames;
    private final List<Step<S>> steps;
    private final Predicate<S> overtaken;

    private SagaDefinition(Builder<S> builder) {
        this.name = builder.name;
        this.stateType = builder.stateType;
        this.stepNames = List.copyOf(builder.steps.keySet());
        this.steps = List.copyOf(builder.steps.values());
        this.overtaken = builder.overtaken;
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

    int indexOf(String stepName) {
        int index = stepNames.indexOf(stepName);
        if (index < 0) {
            throw new IllegalStateException("saga " + name + " has no step '" + stepName + "' any more");
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
        private Predicate<S> overtaken = state -> false;

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
