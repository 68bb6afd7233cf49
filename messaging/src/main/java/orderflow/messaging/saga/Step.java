package orderflow.messaging.saga;

import java.util.Optional;
import java.util.Set;

/**
 * One row of a saga's table: a {@link LocalStep} or a {@link CommandStep}.
 *
 * @param <S> the saga's state
 */
public abstract sealed class Step<S> permits LocalStep, CommandStep {

    Step() {}

    /** @throws IllegalArgumentException when the step is incomplete */
    void check(String name) {}

    abstract Optional<Compensation<S>> compensation();

    /** @return the sealed families, or classes, of all replies that the step may get */
    Set<Class<?>> replyTypes() {
        return Set.of();
    }
}
