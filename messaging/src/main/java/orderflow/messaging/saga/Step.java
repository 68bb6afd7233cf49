package orderflow.messaging.saga;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import orderflow.messaging.message.CommandMessage;

/**
 * One row of a saga's table.
 *
 * @param <S> the saga's state
 */
sealed interface Step<S> {

    String name();

    Optional<Compensation<S>> compensation();

    /** Writes the service's own aggregates, in the saga's transaction. */
    record Local<S>(String name, boolean pivot, Consumer<S> action, Optional<Compensation<S>> compensation)
            implements Step<S> {}

    /**
     * Sends a command and awaits its reply.
     *
     * @param patience until the deadline, or until the command is repeated
     * @param repeated whether to repeat the command after that time, or to give up and compensate
     */
    record Command<S>(
            String name,
            Function<S, CommandMessage> command,
            Duration patience,
            boolean repeated,
            UnaryOperator<S> onTimeout,
            Map<Class<?>, ReplyHandler<S>> replies,
            Optional<Compensation<S>> compensation)
            implements Step<S> {}

    /**
     * What a reply does to the state.
     *
     * @param failure whether it says that the command was not carried out
     */
    record ReplyHandler<S>(BiFunction<S, Object, S> transition, boolean failure) {}
}
