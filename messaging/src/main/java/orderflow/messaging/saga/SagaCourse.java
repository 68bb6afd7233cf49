package orderflow.messaging.saga;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import orderflow.messaging.message.CommandMessage;
import orderflow.messaging.outbox.MessagingGateway;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a saga goes from where it is: forward through its steps, or back through their compensations, until it has to
 * wait or has ended. Carries out local steps and sends commands; storing the outcome is the orchestrator's.
 */
final class SagaCourse {

    private final MessagingGateway gateway;
    private final String replyChannel;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    SagaCourse(MessagingGateway gateway, String replyChannel, Clock clock) {
        this.gateway = gateway;
        this.replyChannel = replyChannel;
        this.clock = clock;
    }

    <S> SagaInstance replied(SagaDefinition<S> definition, SagaInstance instance, Object reply) {
        int index = definition.indexOf(instance.step());
        if (instance.status() == SagaStatus.COMPENSATING) {
            return backward(definition, instance, index - 1);
        }
        Step.ReplyHandler<S> handler = handlerOf(definition, index, reply);
        String state = write(handler.transition().apply(state(definition, instance), reply));
        SagaInstance moved = instance.at(SagaStatus.RUNNING, instance.step(), state);
        if (!handler.failure()) {
            return forward(definition, moved, index + 1);
        }
        return definition.isPastPivot(index)
                ? instance.at(SagaStatus.WAITING_FOR_OPERATOR, instance.step(), state)
                : backward(definition, moved, index - 1);
    }

    private static <S> Step.ReplyHandler<S> handlerOf(SagaDefinition<S> definition, int index, Object reply) {
        Step.ReplyHandler<S> handler = definition.steps().get(index) instanceof Step.Command<S> command
                ? command.replies().get(reply.getClass())
                : null;
        if (handler == null) {
            throw new IllegalStateException("saga " + definition.name() + " did not expect " + reply.getClass());
        }
        return handler;
    }

    <S> SagaInstance expired(SagaDefinition<S> definition, SagaInstance instance) {
        int index = definition.indexOf(instance.step());
        Step<S> step = definition.steps().get(index);
        S state = state(definition, instance);
        if (instance.status() == SagaStatus.COMPENSATING) {
            return step.compensation().orElseThrow() instanceof Compensation.Command<S> undo
                    ? request(instance, undo.command().apply(state), undo.repeatEvery())
                    : backward(definition, instance, index);
        }
        if (!(step instanceof Step.Command<S> command)) {
            throw new IllegalStateException("saga " + definition.name() + " waits at local step " + step.name());
        }
        if (command.repeated()) {
            return request(instance, command.command().apply(state), command.patience());
        }
        String afterTimeout = write(command.onTimeout().apply(state));
        return backward(definition, instance.at(SagaStatus.RUNNING, step.name(), afterTimeout), index);
    }

    /** Carries out the steps from {@code from} on. */
    <S> SagaInstance forward(SagaDefinition<S> definition, SagaInstance instance, int from) {
        S state = state(definition, instance);
        List<Step<S>> steps = definition.steps();
        for (int index = from; index < steps.size(); index++) {
            Step<S> step = steps.get(index);
            if (step instanceof Step.Command<S> command) {
                SagaInstance there = instance.at(SagaStatus.RUNNING, step.name(), instance.state());
                return request(there, command.command().apply(state), command.patience());
            }
            if (step instanceof Step.Local<S> local) {
                local.action().accept(state);
            }
        }
        return instance.at(SagaStatus.COMPLETED, steps.get(steps.size() - 1).name(), instance.state());
    }

    /** Carries out the compensations from {@code from} back. */
    private <S> SagaInstance backward(SagaDefinition<S> definition, SagaInstance instance, int from) {
        S state = state(definition, instance);
        for (int index = from; index >= 0; index--) {
            Step<S> step = definition.steps().get(index);
            Optional<Compensation<S>> compensation = step.compensation();
            if (compensation.isEmpty()) {
                continue;
            }
            if (compensation.get() instanceof Compensation.Command<S> undo) {
                SagaInstance there = instance.at(SagaStatus.COMPENSATING, step.name(), instance.state());
                return request(there, undo.command().apply(state), undo.repeatEvery());
            }
            if (compensation.get() instanceof Compensation.Local<S> undo) {
                undo.action().accept(state);
            }
        }
        return instance.at(SagaStatus.COMPENSATED, definition.steps().get(0).name(), instance.state());
    }

    private SagaInstance request(SagaInstance instance, CommandMessage command, Duration patience) {
        UUID correlationId = gateway.request(command, replyChannel, Optional.ofNullable(instance.awaiting()));
        return instance.waitingFor(correlationId, clock.instant().plus(patience));
    }

    private <S> S state(SagaDefinition<S> definition, SagaInstance instance) {
        return json.readValue(instance.state(), definition.stateType());
    }

    String write(Object state) {
        return json.writeValueAsString(state);
    }
}
