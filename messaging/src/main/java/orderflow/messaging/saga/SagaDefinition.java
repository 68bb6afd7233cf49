package orderflow.messaging.saga;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A saga as a table of steps. Up to the pivot a failure compensates the steps before it, last first; past the pivot the
 * saga only goes forward. Built by {@link #saga}.
 *
 * @param <S> the saga's state: a record, kept as JSON between steps
 */
public final class SagaDefinition<S> {

    private final String name;
    private final Class<S> stateType;
    private final List<Step<S>> steps;
    private final Set<Class<?>> replyTypes;

    private SagaDefinition(Builder<S> builder) {
        this.name = builder.name;
        this.stateType = builder.stateType;
        this.steps = List.copyOf(builder.steps);
        this.replyTypes = Set.copyOf(builder.replyTypes);
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

    List<Step<S>> steps() {
        return steps;
    }

    /** @return the sealed families, or classes, of all replies that the saga may get */
    Set<Class<?>> replyTypes() {
        return replyTypes;
    }

    int indexOf(String stepName) {
        for (int index = 0; index < steps.size(); index++) {
            if (steps.get(index).name().equals(stepName)) {
                return index;
            }
        }
        throw new IllegalStateException("saga " + name + " has no step '" + stepName + "' any more");
    }

    /** @return whether the step comes after the pivot */
    boolean isPastPivot(int index) {
        return steps.subList(0, index).stream().anyMatch(step -> step instanceof Step.Local<S> local && local.pivot());
    }

    /** Collects the steps, first to last. */
    public static final class Builder<S> {

        private final String name;
        private final Class<S> stateType;
        private final List<Step<S>> steps = new ArrayList<>();
        private final Set<Class<?>> replyTypes = new LinkedHashSet<>();

        private Builder(String name, Class<S> stateType) {
            this.name = name;
            this.stateType = stateType;
        }

        /**
         * @param stepName names the step, for ever: instances in the database wait at it
         * @throws IllegalArgumentException when the step is incomplete, or the name is taken
         */
        public Builder<S> step(String stepName, StepSpec<S> spec) {
            if (steps.stream().anyMatch(step -> step.name().equals(stepName))) {
                throw new IllegalArgumentException("saga " + name + " has two steps '" + stepName + "'");
            }
            steps.add(spec.toStep(stepName));
            replyTypes.addAll(spec.replyTypes());
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
                        && steps.get(index) instanceof Step.Command<S> command
                        && !command.repeated()) {
                    throw new IllegalArgumentException("saga " + name + ": past the pivot '" + command.name()
                            + "' cannot give up: use repeatEvery");
                }
            }
            return definition;
        }
    }
}
