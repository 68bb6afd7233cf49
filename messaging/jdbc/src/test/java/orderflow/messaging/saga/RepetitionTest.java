package orderflow.messaging.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import orderflow.messaging.message.Message;
import orderflow.messaging.outbox.Lane;
import orderflow.messaging.saga.Trip.Reserved;
import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many commands sagas send that wait for an hour, on virtual time. */
class RepetitionTest {

    private static final int SAGAS = 50;
    private static final Duration STEP = Duration.ofSeconds(5);

    private final SagaBench bench = new SagaBench();

    @BeforeEach
    void letSagasWaitPastTheirPivot() {
        for (int trip = 0; trip < SAGAS; trip++) {
            bench.start("trip-" + trip);
            bench.reply(new Reserved("12a"));
        }
        bench.deliver();
    }

    @Test
    void sendsEachCommandOnceWhileTheBrokerIsAway() {
        bench.unsent = (command, time) -> bench.service
                .outbox()
                .waitingSince(new Lane(TestService.COMMANDS, 0))
                .filter(since -> !since.isAfter(bench.service.clock().instant().minus(time)))
                .isPresent();

        passAnHour(() -> {});

        assertThat(repetitions().values()).allMatch(copies -> copies == 1).hasSize(SAGAS);
    }

    @Test
    void sendsItLessAndLessOftenWhileNobodyAnswers() {
        Map<String, Integer> sent = new HashMap<>();

        passAnHour(() -> {
            repetitions().forEach((trip, copies) -> sent.merge(trip, copies, Integer::sum));
            bench.deliver();
        });

        // after 10, 30, 70, 150, 310, 630 and 1,230 s, and then every ten minutes
        assertThat(sent.values()).hasSize(SAGAS).allMatch(copies -> copies >= 9 && copies <= 12);
    }

    @Test
    void doesNotLetSagasThatBeganTogetherRepeatTogether() {
        bench.service.clock().advance(Trip.PATIENCE);
        bench.orchestrator.expire(SAGAS);
        bench.deliver();

        bench.service.clock().advance(Trip.PATIENCE.multipliedBy(2));
        assertThat(bench.orchestrator.expire(SAGAS)).isBetween(1, SAGAS - 1);
    }

    private void passAnHour(Runnable eachTime) {
        IntStream.range(0, (int) Duration.ofHours(1).dividedBy(STEP)).forEach(step -> {
            bench.service.clock().advance(STEP);
            bench.orchestrator.expire(SAGAS);
            eachTime.run();
        });
    }

    /** @return the number of commands in the outbox, by saga */
    private Map<String, Integer> repetitions() {
        return bench.commands().stream()
                .collect(Collectors.toMap(
                        (Message command) -> command.headers().shardKey(), command -> 1, Integer::sum));
    }
}
