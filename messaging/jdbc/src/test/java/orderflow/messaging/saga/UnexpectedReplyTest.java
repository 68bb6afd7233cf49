package orderflow.messaging.saga;

import static orderflow.messaging.saga.CommandStep.command;
import static orderflow.messaging.saga.SagaDefinition.saga;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import orderflow.messaging.message.CommandMessage;
import orderflow.messaging.saga.Trip.Paid;
import orderflow.messaging.saga.Trip.Released;
import orderflow.messaging.saga.Trip.Reserve;
import orderflow.messaging.saga.Trip.Reserved;
import orderflow.messaging.saga.Trip.SeatReply;
import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.Test;

/** Replies that answer a saga's command, and are none of those that its step knows. */
class UnexpectedReplyTest {

    private final SagaBench bench = new SagaBench();

    @Test
    void isSetAsideAndTheSagaGoesOnWaiting() {
        bench.start("rome");

        bench.reply(new Paid());

        assertThat(bench.setAside)
                .containsExactly("saga trip rome does not expect a trip.paid.v1 at its step 'reserve'");
        assertThat(bench.status()).isEqualTo(SagaStatus.RUNNING);
        bench.reply(new Reserved("12a"));
        assertThat(bench.conversation).endsWith("confirm 12a", "send Pay");
    }

    @Test
    void doesNotCountAsUndoneWhileTheSagaCompensates() {
        bench.start("rome");
        bench.letTheDeadlinePass();

        bench.reply(new Paid());
        bench.reply(new Reserved("12a"));

        assertThat(bench.setAside).hasSize(2).allMatch(reason -> reason.contains("does not expect"));
        assertThat(bench.status()).isEqualTo(SagaStatus.COMPENSATING);
        bench.reply(new Released());
        assertThat(bench.status()).isEqualTo(SagaStatus.COMPENSATED);
    }

    @Test
    void mayBeOfAFamilyThatOverlapsWithAnotherSagas() {
        SagaDefinition<Trip.State> other = saga("seat", Trip.State.class)
                .step(
                        "reserve",
                        command(
                                        (Trip.State trip) -> new CommandMessage(
                                                TestService.COMMANDS, trip.id(), new Reserve(trip.id())),
                                        SeatReply.class)
                                .repeatEvery(Trip.PATIENCE)
                                .onReply(Reserved.class, (trip, reply) -> trip))
                .build();

        assertThatCode(() ->
                        bench.orchestrator(List.of(bench.definition, other)).replyHandlers())
                .doesNotThrowAnyException();
    }
}
