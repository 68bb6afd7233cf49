package orderflow.messaging.saga;

import java.util.Set;

/**
 * What a step does; see {@link LocalStep} and {@link CommandStep}.
 *
 * @param <S> the saga's state
 */
public abstract sealed class StepSpec<S> permits LocalStep, CommandStep {

    StepSpec() {}

    abstract Step<S> toStep(String name);

    abstract Set<Class<?>> replyTypes();
}
