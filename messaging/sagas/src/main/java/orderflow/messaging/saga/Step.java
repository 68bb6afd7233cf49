package orderflow.messaging.saga;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One row of a saga's table: a {@link LocalStep} or a {@link CommandStep}.
 *
 * @param <S> the saga's state
 */
public abstract sealed class Step<S> permits LocalStep, CommandStep {

    Optional<Compensation<S>> compensation = Optional.empty();

    /** The sealed families, or classes, of all replies that the step may get. */
    final Set<Class<?>> replyTypes = new LinkedHashSet<>();

    /** Sagas that started with an earlier version of their definition leave the step out, forward and back. */
    int since = 1;

    Step() {}

    /** @throws IllegalArgumentException when the step is incomplete */
    void check(String name) {}
}
