package orderflow.messaging.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import orderflow.messaging.saga.Trip.Reserved;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private final SagaBench bench = new SagaBench();

    @Test
    void areKeptForEverySagaThatIsDue() {
        bench.start("rome");
        bench.service.clock().advance(Duration.ofSeconds(5));
        bench.start("oslo");
        bench.service.clock().advance(Duration.ofSeconds(5));

        assertThat(bench.orchestrator.expire(100)).isEqualTo(1);
        bench.service.clock().advance(Duration.ofSeconds(5));
        assertThat(bench.orchestrator.expire(100)).isEqualTo(1);

        assertThat(bench.commands())
                .extracting(command ->
                        command.headers().type() + " " + command.headers().shardKey())
                .containsExactly(
                        "trip.reserve.v1 rome", "trip.reserve.v1 oslo", "trip.release.v1 rome", "trip.release.v1 oslo");
    }

    @Test
    void continueTheTraceInWhichTheSagaStarted() {
        bench.tracing.enter(Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        bench.start("rome");
        bench.tracing.enter(Optional.empty());
        bench.letTheDeadlinePass();
        bench.letTheDeadlinePass();

        assertThat(bench.tracing.resumed)
                .hasSize(2)
                .containsOnly("deadline of trip 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    @Test
    void moveAtMostAsManySagasAsAsked() {
        bench.start("rome");
        bench.start("oslo");
        bench.start("wien");
        bench.service.clock().advance(Trip.PATIENCE);

        assertThat(bench.orchestrator.expire(2)).isEqualTo(2);
        assertThat(bench.orchestrator.expire(2)).isEqualTo(1);
        assertThat(bench.orchestrator.expire(2)).isZero();
    }

    @Test
    void areKeptThoughOneSagaCannotBeMoved() {
        bench.start("rome");
        bench.start("oslo");
        bench.service.clock().advance(Trip.PATIENCE);
        stepOf("rome", "renamed");

        bench.orchestrator.expire(100);

        assertThat(bench.lastCommand().headers().type()).isEqualTo("trip.release.v1");
        assertThat(bench.lastCommand().headers().shardKey()).isEqualTo("oslo");
    }

    @Test
    void areKeptThoughSagasThatCannotBeMovedWereDueFirst() {
        bench.start("rome");
        bench.start("oslo");
        stepOf("rome", "renamed");
        stepOf("oslo", "renamed");
        bench.service.clock().advance(Duration.ofSeconds(1));
        bench.start("wien");
        bench.service.clock().advance(Trip.PATIENCE);

        assertThat(bench.orchestrator.expire(2)).isZero();
        assertThat(bench.orchestrator.expire(2)).isEqualTo(1);
        assertThat(bench.lastCommand().headers().shardKey()).isEqualTo("wien");

        stepOf("rome", "reserve");
        bench.service.clock().advance(Duration.ofSeconds(5));
        assertThat(bench.orchestrator.expire(2)).isEqualTo(1);
        assertThat(bench.lastCommand().headers().shardKey()).isEqualTo("rome");
    }

    private void stepOf(String saga, String step) {
        bench.service.database().jdbc().update("update saga_instance set step = ? where id = ?", step, saga);
    }

    @Test
    void areKeptOnceByTwoInstancesOfTheService() {
        bench.start("rome");
        bench.reply(new Reserved("12a"));
        bench.start("oslo");
        bench.reply(new Reserved("14c"));
        bench.service.clock().advance(Trip.PATIENCE);
        AtomicBoolean overtaken = new AtomicBoolean();
        bench.onAction(action -> {
            if (overtaken.compareAndSet(false, true)) {
                CompletableFuture.runAsync(() -> bench.orchestrator.expire(100)).join();
            }
        });

        bench.orchestrator.expire(100);

        assertThat(bench.commands())
                .filteredOn(command -> command.headers().type().equals("trip.pay.v1"))
                .extracting(command -> command.headers().shardKey())
                .containsExactlyInAnyOrder("rome", "oslo", "rome", "oslo");
    }

    @Test
    void startAnewWithEachStep() {
        bench.start("rome");
        bench.service.clock().advance(Duration.ofSeconds(9));
        bench.reply(new Reserved("12a"));
        bench.service.clock().advance(Duration.ofSeconds(9));

        assertThat(bench.orchestrator.expire(100)).isZero();
    }
}
