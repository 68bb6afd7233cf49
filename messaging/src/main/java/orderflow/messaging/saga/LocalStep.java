package orderflow.messaging.saga;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * A step that writes the service's own aggregates, in the saga's transaction.
 *
 * @param <S> the saga's state
 */
public final class LocalStep<S> extends Step<S> {

    final Consumer<S> action;
    final boolean pivot;
    private final Optional<Compensation<S>> compensation;

    private LocalStep(Consumer<S> action, boolean pivot, Optional<Compensation<S>> compensation) {
        this.action = action;
        this.pivot = pivot;
        this.compensation = compensation;
    }

    public static <S> LocalStep<S> local(Consumer<S> action) {
        return new LocalStep<>(action, false, Optional.empty());
    }

    /** Makes the step the point of no return: once it is done the saga only goes forward. */
    public static <S> LocalStep<S> pivot(LocalStep<S> step) {
        return new LocalStep<>(step.action, true, step.compensation);
    }

    public LocalStep<S> compensateWith(Consumer<S> undo) {
        return new LocalStep<>(action, pivot, Optional.of(new Compensation.Local<>(undo)));
    }

    @Override
    Optional<Compensation<S>> compensation() {
        return compensation;
    }
}
