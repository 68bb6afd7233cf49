package orderflow.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import orderflow.messaging.channel.ChannelUnavailableException;
import orderflow.messaging.channel.Sighting.What;
import org.junit.jupiter.api.Test;

/** One lane's trouble, or its plenty, is not the others'. */
class RelayFairnessTest {

    private final RelayBench bench = new RelayBench();
    private final Deque<Runnable> waitingForAThread = new ArrayDeque<>();

    @Test
    void goesBehindTheOtherLanesAfterEachBatch() {
        bench.service.send("a", "a1", "a2", "a3", "a4", "a5", "a6");
        bench.service.publish("a", "event");
        MessageRelay relay = bench.relay(broker -> waitingForAThread::add, Duration.ofSeconds(10));

        relay.wake(RelayBench.COMMANDS);
        relay.wake(bench.laneOf("event"));
        while (!waitingForAThread.isEmpty()) {
            waitingForAThread.remove().run();
        }

        assertThat(bench.broker.sent()).containsExactly("a1", "a2", "a3", "a4", "event", "a5", "a6");
    }

    @Test
    void drainsALaneAgainAfterAnError() {
        bench.service.send("a", "a1");
        bench.broker.failWith("a1", new NoClassDefFoundError("gone"));
        MessageRelay relay = bench.relay();
        relay.wake(RelayBench.COMMANDS);
        assertThat(bench.waiting()).containsExactly("a1");

        bench.broker.release("a1");
        relay.wake(RelayBench.COMMANDS);

        assertThat(bench.waiting()).isEmpty();
    }

    @Test
    void triesAKeyThatFailsLessAndLessOftenWhileOthersFlow() {
        bench.service.send("slow", "s1");
        bench.broker.fail("s1", new IOException("not enough replicas"));
        MessageRelay relay = bench.relay();

        for (int second = 0; second < 60; second++) {
            bench.service.send("quick", "q" + second);
            relay.wake(RelayBench.COMMANDS);
            bench.service.clock().advance(Duration.ofSeconds(1));
        }

        assertThat(bench.waiting()).containsExactly("s1");
        // after 0, 1, 3, 7, 15, 31 seconds
        assertThat(bench.broker.sent().stream().filter("s1"::equals)).hasSize(6);

        bench.broker.release("s1");
        bench.service.clock().advance(Duration.ofSeconds(30));
        relay.wake(RelayBench.COMMANDS);
        assertThat(bench.waiting()).isEmpty();
    }

    @Test
    void letsASlowConfirmCostOnlyItsOwnKey() {
        bench.service.send("slow", "s1");
        bench.broker.delayConfirm("s1");
        bench.service.send("quick", "q1", "q2");

        bench.relay(broker -> Runnable::run, Duration.ofMillis(50)).wake(RelayBench.COMMANDS);

        assertThat(bench.waiting()).containsExactly("s1");
        assertThat(bench.sightings.of(What.UNSENT)).hasSize(1);
    }

    @Test
    void drainsALaneOfLargeMessagesInOneGo() {
        int almostAMegabyte = 900_000;
        bench.service.send(
                "a", Collections.nCopies(12, "x".repeat(almostAMegabyte)).toArray(String[]::new));
        RelaySettings settings = new RelaySettings(200, Duration.ofSeconds(10), Duration.ofSeconds(1));

        bench.relay(broker -> Runnable::run, settings).wake(RelayBench.COMMANDS);

        assertThat(bench.broker.messages()).hasSize(12);
        assertThat(bench.waiting()).isEmpty();
    }

    @Test
    void sendsAtOnceAgainAfterAnEmptyDrain() {
        bench.service.send("a", "a1");
        bench.broker.fail("a1", new ChannelUnavailableException(new IOException("connection refused")));
        MessageRelay relay = bench.relay();
        relay.wake(RelayBench.COMMANDS);
        bench.broker.release("a1");

        bench.holdLanes(true);
        bench.service.clock().advance(Duration.ofSeconds(2));
        relay.sweep();
        bench.holdLanes(false);
        relay.wake(RelayBench.COMMANDS);

        assertThat(bench.waiting()).isEmpty();
    }

    @Test
    void tellsThatAMessageIsSentBeforeAnybodyCanHaveHandledIt() {
        bench.service.send("a", "a1");
        bench.broker.onSend(message -> assertThat(bench.sightings.whats()).containsExactly(What.SENT));

        bench.relay().wake(RelayBench.COMMANDS);

        assertThat(bench.waiting()).isEmpty();
    }
}
