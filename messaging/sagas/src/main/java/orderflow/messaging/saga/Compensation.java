package orderflow.messaging.saga;

import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Function;
import orderflow.messaging.message.CommandMessage;

/**
 * Compensating Transaction: undoes what a step did, or may have done.
 *
 * @param <S> the saga's state
 */
sealed interface Compensation<S> {

    /** Writes the service's own aggregates. */
    record Local<S>(Consumer<S> action) implements Compensation<S> {}

    /**
     * Sends a command, again and again until it is answered: a compensation cannot fail.
     *
     * @param replies classes of all replies to the command
     * @param repeatEvery time between repetitions
     */
    record Command<S>(Function<S, CommandMessage> command, Collection<Class<?>> replies, Duration repeatEvery)
            implements Compensation<S> {}
}
