package orderflow.messaging.saga;

import static java.util.stream.Collectors.toMap;
import static orderflow.messaging.saga.CommandStep.command;
import static orderflow.messaging.saga.LocalStep.local;
import static orderflow.messaging.saga.LocalStep.pivot;
import static orderflow.messaging.saga.SagaDefinition.saga;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.util.Map;
import orderflow.messaging.message.CommandMessage;
import orderflow.messaging.saga.Trip.Full;
import orderflow.messaging.saga.Trip.Pay;
import orderflow.messaging.saga.Trip.PayReply;
import orderflow.messaging.saga.Trip.Released;
import orderflow.messaging.saga.Trip.ReserveReply;
import orderflow.messaging.saga.Trip.Reserved;
import orderflow.messaging.saga.Trip.State;
import org.junit.jupiter.api.Test;

class SagaDefinitionTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SagaBuilder<State> saga = saga("trip", State.class);

    private static CommandMessage pay(State trip) {
        return new CommandMessage("commands", trip.id(), new Pay(trip.id()));
    }

    private static CommandStep<State> ask() {
        return command(SagaDefinitionTest::pay, ReserveReply.class);
    }

    private static CommandStep<State> complete() {
        return ask().onReply(Reserved.class, (trip, reply) -> trip).onFailure(Full.class, (trip, reply) -> trip);
    }

    @Test
    void refusesACommandThatForgetsOneOfItsReplies() {
        CommandStep<State> forgetful = ask().within(SECOND).onReply(Reserved.class, (trip, reply) -> trip);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> saga.step("reserve", forgetful))
                .withMessage("step 'reserve' does not say what Full means: add onReply or onFailure");
    }

    sealed interface Answer {
        sealed interface No extends Answer {}
    }

    @JsonTypeName("answer.yes.v1")
    record Yes() implements Answer {}

    @JsonTypeName("answer.never.v1")
    record Never() implements Answer.No {}

    @JsonTypeName("answer.not-now.v1")
    record NotNow() implements Answer.No {}

    @Test
    void takesTheHandlerOfAFamilyUnlessALaterLineIsAboutTheReplyItself() {
        CommandStep<State> step = command(SagaDefinitionTest::pay, Answer.class)
                .onReply(Yes.class, (trip, reply) -> trip)
                .onFailure(Answer.No.class, (trip, reply) -> trip)
                .onReply(NotNow.class, (trip, reply) -> trip);

        assertThat(step.replies.entrySet().stream()
                        .collect(toMap(
                                Map.Entry::getKey, entry -> entry.getValue().failure())))
                .isEqualTo(Map.of(Yes.class, false, Never.class, true, NotNow.class, false));
    }

    @Test
    void refusesACommandWithoutADeadline() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> saga.step("reserve", complete()))
                .withMessage("step 'reserve' needs a deadline: within or repeatEvery");
    }

    @Test
    void refusesACommandPastThePivotThatCouldGiveUp() {
        saga.step("confirm", pivot(local(trip -> {}))).step("pay", complete().within(SECOND));

        assertThatIllegalArgumentException()
                .isThrownBy(saga::build)
                .withMessage("saga trip: past the pivot 'pay' cannot give up: use repeatEvery");
    }

    @Test
    void allowsACommandThatGivesUpBeforeThePivot() {
        SagaDefinition<State> definition = saga.step("reserve", complete().within(SECOND))
                .step("confirm", pivot(local(trip -> {})))
                .step("pay", complete().repeatEvery(SECOND))
                .build();

        assertThat(definition.isPastPivot(0)).isFalse();
        assertThat(definition.isPastPivot(1)).isFalse();
        assertThat(definition.isPastPivot(2)).isTrue();
    }

    @Test
    void refusesTwoStepsOfOneName() {
        saga.step("plan", local(trip -> {}));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> saga.step("plan", local(trip -> {})))
                .withMessage("saga trip has two steps 'plan'");
    }

    @Test
    void refusesASagaWithoutSteps() {
        assertThatIllegalArgumentException().isThrownBy(saga::build).withMessage("saga trip has no steps");
    }

    @Test
    void keepsThePivotWhenItGetsACompensation() {
        saga.step("confirm", pivot(local((State trip) -> {})).compensateWith(trip -> {}))
                .step("pay", complete().within(SECOND));

        assertThatIllegalArgumentException().isThrownBy(saga::build).withMessageContaining("past the pivot");
    }

    @Test
    void knowsEveryReplyThatItMayGet() {
        SagaDefinition<State> definition = Trip.definition(action -> {});

        assertThat(definition.replyTypes())
                .containsExactlyInAnyOrder(ReserveReply.class, Released.class, PayReply.class);
    }
}
