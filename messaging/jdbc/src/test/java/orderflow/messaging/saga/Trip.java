package orderflow.messaging.saga;

import static orderflow.messaging.saga.CommandStep.command;
import static orderflow.messaging.saga.LocalStep.local;
import static orderflow.messaging.saga.LocalStep.pivot;
import static orderflow.messaging.saga.SagaDefinition.saga;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import orderflow.messaging.message.CommandMessage;
import orderflow.messaging.support.TestService;

/** A saga with one step of every kind: a trip is planned, reserved, confirmed (pivot) and paid. */
final class Trip {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    record State(String id, String note) {

        State noting(String text) {
            return new State(id, note.isEmpty() ? text : note + ", " + text);
        }
    }

    @JsonTypeName("trip.reserve.v1")
    record Reserve(String id) {}

    @JsonTypeName("trip.release.v1")
    record Release(String id) {}

    @JsonTypeName("trip.pay.v1")
    record Pay(String id) {}

    sealed interface ReserveReply {}

    /** Of another saga that also reserves seats: families may overlap. */
    sealed interface SeatReply {}

    @JsonTypeName("trip.reserved.v1")
    record Reserved(String seat) implements ReserveReply, SeatReply {}

    @JsonTypeName("trip.full.v1")
    record Full(String reason) implements ReserveReply {}

    @JsonTypeName("trip.released.v1")
    record Released() {}

    sealed interface PayReply {}

    @JsonTypeName("trip.paid.v1")
    record Paid() implements PayReply {}

    @JsonTypeName("trip.unpaid.v1")
    record Unpaid(String reason) implements PayReply {}

    private Trip() {}

    /** @param log is told of every local step that is carried out, and of every command that is made */
    static SagaDefinition<State> definition(Consumer<String> log) {
        return definition(log, trip -> false);
    }

    static SagaDefinition<State> definition(Consumer<String> log, Predicate<State> overtaken) {
        return saga("trip", State.class)
                .step("plan", local((State trip) -> log.accept("plan")).compensateWith(trip -> log.accept("drop")))
                .step("reserve", reserve(log))
                .step("confirm", pivot(local(trip -> log.accept("confirm " + trip.note()))))
                .step("pay", pay(log))
                .step("close", local(trip -> log.accept("close " + trip.note())))
                .abandonWhen(overtaken)
                .build();
    }

    private static CommandStep<State> reserve(Consumer<String> log) {
        return CommandStep.<State>command(trip -> to(trip, new Reserve(trip.id()), log), ReserveReply.class)
                .within(PATIENCE)
                .onTimeout(trip -> trip.noting("timed out"))
                .onReply(Reserved.class, (trip, reply) -> trip.noting(reply.seat()))
                .onFailure(Full.class, (trip, reply) -> trip.noting(reply.reason()))
                .compensateWith(trip -> to(trip, new Release(trip.id()), log), Released.class, PATIENCE);
    }

    private static CommandStep<State> pay(Consumer<String> log) {
        return command((State trip) -> to(trip, new Pay(trip.id()), log), PayReply.class)
                .repeatEvery(PATIENCE)
                .onReply(Paid.class, (trip, reply) -> trip.noting("paid"))
                .onFailure(Unpaid.class, (trip, reply) -> trip.noting(reply.reason()));
    }

    private static CommandMessage to(State trip, Record command, Consumer<String> log) {
        log.accept("send " + command.getClass().getSimpleName());
        return new CommandMessage(TestService.COMMANDS, trip.id(), command);
    }
}
