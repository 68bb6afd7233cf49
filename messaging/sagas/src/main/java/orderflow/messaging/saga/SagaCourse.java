package orderflow.messaging.saga;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import orderflow.messaging.message.CommandMessage;
import orderflow.messaging.message.InvalidMessageException;
import orderflow.messaging.message.MessageTypes;
import orderflow.messaging.outbox.MessagingGateway;

/**
 * Where a saga goes from where it is: forward through its steps, or back through their compensations, until it has to
 * wait or has ended. Carries out local steps and sends commands; storing the outcome is the orchestrator's.
 */
record SagaCourse(
        MessagingGateway gateway, UnsentCommands unsent, RepetitionBackoff backoff, String replyChannel, Clock clock) {

    <S> SagaInstance replied(SagaDefinition<S> definition, SagaInstance instance, Object reply) {
        SagaState<S> before = SagaState.of(definition, instance);
        if (definition.isOvertaken(before.value())) {
            return abandoned(instance);
        }
        int index = definition.indexOf(instance.step());
        if (instance.status() == SagaStatus.COMPENSATING) {
            if (!answersTheUndoing(definition.step(index), reply)) {
                throw unexpected(definition, instance, reply);
            }
            return backward(definition, instance, index - 1);
        }
        CommandStep.ReplyHandler<S> handler = handlerOf(definition, instance, reply);
        SagaInstance moved = before.changedTo(handler.transition().apply(before.value(), reply));
        if (!handler.failure()) {
            return forward(definition, moved, index + 1);
        }
        return definition.isPastPivot(index)
                ? moved.at(SagaStatus.WAITING_FOR_OPERATOR, instance.step())
                : backward(definition, moved, index - 1);
    }

    private static SagaInstance abandoned(SagaInstance instance) {
        return instance.at(SagaStatus.ABANDONED, instance.step());
    }

    private static <S> CommandStep.ReplyHandler<S> handlerOf(
            SagaDefinition<S> definition, SagaInstance instance, Object reply) {
        CommandStep.ReplyHandler<S> handler =
                definition.step(definition.indexOf(instance.step())) instanceof CommandStep<S> command
                        ? command.replies.get(reply.getClass())
                        : null;
        if (handler == null) {
            throw unexpected(definition, instance, reply);
        }
        return handler;
    }

    private static <S> boolean answersTheUndoing(Step<S> step, Object reply) {
        return step.compensation
                .filter(Compensation.Command.class::isInstance)
                .filter(undo -> ((Compensation.Command<S>) undo).replies().contains(reply.getClass()))
                .isPresent();
    }

    /** However often it comes: the saga goes on waiting for another one. */
    private static InvalidMessageException unexpected(
            SagaDefinition<?> definition, SagaInstance instance, Object reply) {
        return new InvalidMessageException("saga " + definition.name() + " " + instance.id() + " does not expect a "
                + MessageTypes.nameOf(reply.getClass()) + " at its step '" + instance.step() + "'");
    }

    /** @return whether the saga gives up waiting, and compensates, at its deadline */
    <S> boolean givesUp(SagaDefinition<S> definition, SagaInstance instance) {
        return instance.status() == SagaStatus.RUNNING
                && definition.step(definition.indexOf(instance.step())) instanceof CommandStep<S> command
                && !command.repeated;
    }

    <S> SagaInstance expired(SagaDefinition<S> definition, SagaInstance instance) {
        SagaState<S> kept = SagaState.of(definition, instance);
        S state = kept.value();
        if (definition.isOvertaken(state)) {
            return abandoned(instance);
        }
        int index = definition.indexOf(instance.step());
        Step<S> step = definition.step(index);
        if (instance.status() == SagaStatus.COMPENSATING) {
            return step.compensation.orElseThrow() instanceof Compensation.Command<S> undo
                    ? repeat(instance, undo.command().apply(state), undo.repeatEvery())
                    : backward(definition, instance, index);
        }
        if (!(step instanceof CommandStep<S> command)) {
            throw new IllegalStateException("saga " + definition.name() + " waits at local step " + instance.step());
        }
        if (command.repeated) {
            return repeat(instance, command.command.apply(state), command.patience);
        }
        return backward(definition, kept.changedTo(command.onTimeout.apply(state)), index);
    }

    /** Carries out the steps from {@code from} on. */
    <S> SagaInstance forward(SagaDefinition<S> definition, SagaInstance instance, int from) {
        S state = SagaState.of(definition, instance).value();
        for (int index = from; index < definition.length(); index++) {
            Step<S> step = definition.step(index);
            if (step.since > instance.version()) {
                continue;
            }
            if (step instanceof CommandStep<S> command) {
                SagaInstance there = instance.at(SagaStatus.RUNNING, definition.stepName(index));
                return request(there, command.command.apply(state), command.patience);
            }
            if (step instanceof LocalStep<S> local) {
                local.action.accept(state);
            }
        }
        return instance.at(SagaStatus.COMPLETED, definition.stepName(definition.length() - 1));
    }

    /** Carries out the compensations from {@code from} back. */
    private <S> SagaInstance backward(SagaDefinition<S> definition, SagaInstance instance, int from) {
        S state = SagaState.of(definition, instance).value();
        for (int index = from; index >= 0; index--) {
            Optional<Compensation<S>> compensation = definition.step(index).compensation;
            if (compensation.isEmpty() || definition.step(index).since > instance.version()) {
                continue;
            }
            if (compensation.get() instanceof Compensation.Command<S> undo) {
                SagaInstance there = instance.at(SagaStatus.COMPENSATING, definition.stepName(index));
                return request(there, undo.command().apply(state), undo.repeatEvery());
            }
            if (compensation.get() instanceof Compensation.Local<S> undo) {
                undo.action().accept(state);
            }
        }
        return instance.at(SagaStatus.COMPENSATED, definition.stepName(0));
    }

    private SagaInstance request(SagaInstance instance, CommandMessage command, Duration patience) {
        UUID correlationId = gateway.request(command, replyChannel, Optional.ofNullable(instance.awaiting()));
        return instance.waitingFor(correlationId, clock.instant().plus(patience));
    }

    /** Not while an earlier copy may still wait in the outbox: more of them would only delay what is behind. */
    private SagaInstance repeat(SagaInstance instance, CommandMessage command, Duration interval) {
        Instant now = clock.instant();
        if (unsent.mayHaveWaited(command, interval.dividedBy(2))) {
            return instance.dueAgain(now.plus(backoff.before(interval, 0)));
        }
        gateway.request(command, replyChannel, Optional.ofNullable(instance.awaiting()));
        return instance.repeated(now.plus(backoff.before(interval, instance.repetitions() + 1)));
    }
}
