package orderflow.messaging.saga;

import static orderflow.messaging.saga.LocalStep.local;
import static orderflow.messaging.saga.SagaDefinition.saga;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import orderflow.messaging.message.CommandMessage;
import orderflow.messaging.saga.Trip.Full;
import orderflow.messaging.saga.Trip.Reserve;
import orderflow.messaging.saga.Trip.ReserveReply;
import orderflow.messaging.saga.Trip.Reserved;
import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.Test;

/** A definition changes while sagas are under way, and instances of both versions work side by side. */
class SagaVersionsTest {

    record First(String id, String seat) {}

    record Second(String id, String place, Optional<String> meal) {}

    private final SagaBench bench = new SagaBench();
    private final List<String> did = new ArrayList<>();

    private final SagaDefinition<First> first = saga("journey", First.class)
            .step("reserve", this.<First>reserve((state, reply) -> new First(state.id(), reply.seat())))
            .step("close", local((First state) -> did.add("close " + state.seat())))
            .build();

    private final SagaDefinition<Second> second = saga("journey", Second.class)
            .version(2)
            .upcast(
                    1,
                    state -> state.put("place", state.path("seat").asString("")).without(List.of("seat")))
            .step(
                    "insure",
                    local((Second state) -> did.add("insure"))
                            .since(2)
                            .compensateWith(state -> did.add("cancel insurance")))
            .step(
                    "reserve",
                    this.<Second>reserve(
                            (state, reply) -> new Second(state.id(), reply.seat(), Optional.of("vegetarian"))))
            .step("serve", local((Second state) -> did.add("serve")).since(2))
            .step("close", local((Second state) -> did.add("close " + state.place())))
            .build();

    private <S> CommandStep<S> reserve(BiFunction<S, Reserved, S> transition) {
        return CommandStep.<S>command(
                        state -> new CommandMessage(TestService.COMMANDS, "key", new Reserve("rome")),
                        ReserveReply.class)
                .within(Trip.PATIENCE)
                .onReply(Reserved.class, transition)
                .onFailure(Full.class, (state, reply) -> state);
    }

    private final SagaOrchestrator old = bench.orchestrator(first);
    private final SagaOrchestrator current = bench.orchestrator(second);

    @Test
    void leavesOutStepsThatCameLater() {
        start(old, first, new First("rome", ""));
        bench.reply(current, new Reserved("12a"));

        assertThat(did).containsExactly("close 12a");
    }

    @Test
    void doesNotUndoStepsThatCameLater() {
        start(old, first, new First("rome", ""));
        bench.reply(current, new Full("sold out"));

        assertThat(did).isEmpty();
    }

    @Test
    void liftsTheStateOfAnEarlierVersion() {
        start(old, first, new First("rome", "window"));
        bench.reply(current, new Full("sold out"));

        assertThat(bench.stateOf("journey")).contains("\"place\":\"window\"").doesNotContain("seat");
    }

    @Test
    void takesAllStepsOfTheVersionThatItStartsWith() {
        start(current, second, new Second("rome", "", Optional.empty()));
        bench.reply(current, new Reserved("12a"));

        assertThat(did).containsExactly("insure", "serve", "close 12a");
    }

    @Test
    void keepsFieldsThatOnlyALaterVersionKnows() {
        start(current, second, new Second("rome", "window", Optional.of("vegan")));
        bench.reply(old, new Reserved("12a"));

        assertThat(bench.stateOf("journey")).contains("\"meal\":\"vegan\"", "\"place\":\"window\"");
    }

    @Test
    void waitsForAnOperatorWhenItsStateCannotBeRead() {
        start(current, second, new Second("rome", "", Optional.empty()));
        bench.damage("journey", "{\"id\":[1]}");

        bench.reply(current, new Reserved("12a"));

        assertThat(bench.statusOf("journey")).isEqualTo(SagaStatus.WAITING_FOR_OPERATOR);
        assertThat(bench.setAside).isEmpty();
    }

    @Test
    void waitsForAnInstanceOfItsVersionWhenThisOneCannotReadIt() {
        start(current, second, new Second("rome", "", Optional.empty()));
        bench.damage("journey", "{\"id\":[1]}");

        assertThatThrownBy(() -> bench.reply(old, new Reserved("12a"))).hasMessageContaining("cannot be read");
        assertThat(bench.statusOf("journey")).isEqualTo(SagaStatus.RUNNING);
    }

    private <S> void start(SagaOrchestrator orchestrator, SagaDefinition<S> definition, S state) {
        bench.service.inTransaction(() -> orchestrator.start(definition, "rome", state));
    }
}
