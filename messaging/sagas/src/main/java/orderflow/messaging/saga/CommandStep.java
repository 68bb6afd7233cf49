package orderflow.messaging.saga;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import orderflow.messaging.message.CommandMessage;
import orderflow.messaging.message.MessageTypes;

/**
 * A step that sends a command and awaits one of its replies. The table must say what every reply of the command's
 * sealed family does, so a new kind of reply cannot be forgotten.
 *
 * @param <S> the saga's state
 */
public final class CommandStep<S> extends Step<S> {

    /**
     * What a reply does to the state.
     *
     * @param failure whether it says that the command was not carried out
     */
    record ReplyHandler<S>(BiFunction<S, Object, S> transition, boolean failure) {}

    final Function<S, CommandMessage> command;
    final Map<Class<?>, ReplyHandler<S>> replies = new HashMap<>();
    Duration patience = Duration.ZERO;
    boolean repeated;
    UnaryOperator<S> onTimeout = UnaryOperator.identity();
    private final Class<?> replyFamily;

    private CommandStep(Function<S, CommandMessage> command, Class<?> replyFamily) {
        this.command = command;
        this.replyFamily = replyFamily;
        replyTypes.add(replyFamily);
    }

    /** @param replyFamily sealed interface of all replies to the command */
    public static <S> CommandStep<S> command(Function<S, CommandMessage> command, Class<?> replyFamily) {
        return new CommandStep<>(command, replyFamily);
    }

    /** Gives up, and compensates, when no reply has come by then. */
    public CommandStep<S> within(Duration deadline) {
        patience = deadline;
        repeated = false;
        return this;
    }

    /** Sends the command again, with the same correlation id, until it is answered. */
    public CommandStep<S> repeatEvery(Duration interval) {
        patience = interval;
        repeated = true;
        return this;
    }

    /** Notes in the state that the deadline has passed. */
    public CommandStep<S> onTimeout(UnaryOperator<S> transition) {
        onTimeout = transition;
        return this;
    }

    /**
     * The command was carried out: the saga goes on.
     *
     * @param type a reply, or a sealed interface for all of its kinds that no later line says anything else about
     */
    public <R> CommandStep<S> onReply(Class<R> type, BiFunction<S, R, S> transition) {
        return on(type, transition, false);
    }

    /**
     * The participant declined, and the command has had no effect: the saga compensates; past the pivot it waits for an
     * operator.
     */
    public <R> CommandStep<S> onFailure(Class<R> type, BiFunction<S, R, S> transition) {
        return on(type, transition, true);
    }

    private <R> CommandStep<S> on(Class<R> type, BiFunction<S, R, S> transition, boolean failure) {
        ReplyHandler<S> handler =
                new ReplyHandler<>((state, reply) -> transition.apply(state, type.cast(reply)), failure);
        MessageTypes.of(type).values().forEach(kind -> replies.put(kind, handler));
        return this;
    }

    /**
     * @param undo makes good what the command has done, or may have done when its reply never came; repeated until
     *     answered
     * @param undoReplies sealed interface of all replies to that command
     */
    public CommandStep<S> compensateWith(Function<S, CommandMessage> undo, Class<?> undoReplies, Duration repeatEvery) {
        compensation = Optional.of(new Compensation.Command<>(
                undo, List.copyOf(MessageTypes.of(undoReplies).values()), repeatEvery));
        replyTypes.add(undoReplies);
        return this;
    }

    /** @param version of the definition with which the step came; sagas that are under way then leave it out */
    public CommandStep<S> since(int version) {
        since = version;
        return this;
    }

    @Override
    void check(String name) {
        if (patience.isZero()) {
            throw new IllegalArgumentException("step '" + name + "' needs a deadline: within or repeatEvery");
        }
        for (Class<?> reply : MessageTypes.of(replyFamily).values()) {
            if (!replies.containsKey(reply)) {
                throw new IllegalArgumentException("step '" + name + "' does not say what " + reply.getSimpleName()
                        + " means: add onReply or onFailure");
            }
        }
    }
}
