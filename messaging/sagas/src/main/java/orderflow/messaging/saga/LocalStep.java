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
    boolean pivot;

    private LocalStep(Consumer<S> action) {
        this.action = action;
    }

    public static <S> LocalStep<S> local(Consumer<S> action) {
        return new LocalStep<>(action);
    }

    /** Makes the step the point of no return: once it is done the saga only goes forward. */
    public static <S> LocalStep<S> pivot(LocalStep<S> step) {
        step.pivot = true;
        return step;
    }

    /** @param version of the definition with which the step came; sagas that are under way then leave it out */
    public LocalStep<S> since(int version) {
        since = version;
        return this;
    }

    public LocalStep<S> compensateWith(Consumer<S> undo) {
        compensation = Optional.of(new Compensation.Local<>(undo));
        return this;
    }
}
