package orderflow.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import orderflow.messaging.channel.MessageRefusedException;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.support.Gate;
import org.junit.jupiter.api.Test;

class MessageRelayTest {

    private final RelayBench bench = new RelayBench();

    @Test
    void sendsInOrderAndDeletesWhatIsConfirmed() {
        bench.service.send("a", "a1", "a2");
        bench.service.send("b", "b1");
        bench.service.send("a", "a3");
        List<Long> ids = bench.service.waiting().stream().map(OutboxMessage::id).toList();

        bench.relay().wake(RelayBench.COMMANDS);

        assertThat(bench.broker.sent()).containsExactly("a1", "b1", "a2", "a3");
        assertThat(bench.broker.sequences()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(bench.waiting()).isEmpty();
        assertThat(bench.sightings.whats()).containsExactly(What.SENT, What.SENT, What.SENT, What.SENT);
    }

    @Test
    void tellsHowLongAMessageWaitedForItsBroker() {
        bench.service.send("a", "a1");
        bench.service.clock().advance(Duration.ofSeconds(3));
        bench.service.send("b", "refused");
        bench.broker.fail(
                "refused", new MessageRefusedException("too large", new IllegalArgumentException("too large")));

        bench.relay().wake(RelayBench.COMMANDS);

        assertThat(bench.sightings.durations()).containsExactly("commands PT3S");
    }

    @Test
    void neverHasTwoMessagesOfOneKeyUnconfirmed() {
        bench.service.send("a", "a1", "a2");
        bench.service.send("b", "b1", "b2");
        CompletableFuture<Void> a1 = bench.broker.delayConfirm("a1");
        CompletableFuture<Void> b1 = bench.broker.delayConfirm("b1");

        CompletableFuture<Void> drained = bench.drainInBackground();
        await().until(() -> bench.broker.sent().size() == 2);
        b1.complete(null);

        await().during(100, TimeUnit.MILLISECONDS)
                .until(() -> !bench.broker.sent().contains("a2"));
        assertThat(bench.broker.sent().subList(0, 2)).containsExactly("a1", "b1");
        a1.complete(null);
        assertThat(drained).succeedsWithin(5, TimeUnit.SECONDS);
        assertThat(bench.broker.sent()).containsExactly("a1", "b1", "a2", "b2");
        assertThat(bench.waiting()).isEmpty();
    }

    @Test
    void drainsBatchAfterBatch() {
        bench.service.send("a", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9");

        bench.relay().wake(RelayBench.COMMANDS);

        assertThat(bench.broker.sent()).hasSize(9).isSorted();
        assertThat(bench.waiting()).isEmpty();
    }

    @Test
    void servesAWakeThatComesWhileItDrains() {
        bench.service.send("a", "a1");
        CompletableFuture<Void> a1 = bench.broker.delayConfirm("a1");
        MessageRelay relay = bench.relay();
        CompletableFuture<Void> drained = CompletableFuture.runAsync(() -> relay.wake(RelayBench.COMMANDS));
        await().until(() -> bench.broker.sent().contains("a1"));

        bench.service.send("b", "b1");
        relay.wake(RelayBench.COMMANDS);
        assertThat(bench.broker.sent()).containsExactly("a1");
        a1.complete(null);

        assertThat(drained).succeedsWithin(5, TimeUnit.SECONDS);
        assertThat(bench.broker.sent()).containsExactly("a1", "b1");
    }

    @Test
    void doesNotPassOverAMessageThatCommitsLateWithALowerId() {
        OutboxMessage unsent = unsent("late");
        Gate beforeCommit = new Gate();
        CompletableFuture<Void> late = CompletableFuture.runAsync(() -> bench.service.inTransaction(() -> {
            bench.service.outbox().append(List.of(unsent));
            beforeCommit.pass();
        }));
        beforeCommit.awaitArrival();
        bench.service.send("b", "early");
        MessageRelay relay = bench.relay();
        relay.wake(RelayBench.COMMANDS);
        assertThat(bench.broker.sent()).containsExactly("early");

        beforeCommit.open();
        assertThat(late).succeedsWithin(5, TimeUnit.SECONDS);
        relay.wake(RelayBench.COMMANDS);

        assertThat(bench.broker.sent()).containsExactly("early", "late");
        assertThat(bench.broker.sequences()).isSortedAccordingTo(Comparator.reverseOrder());
    }

    private OutboxMessage unsent(String text) {
        bench.service.send("a", text);
        OutboxMessage message = bench.service.waiting().get(0);
        bench.service.outbox().delete(List.of(message));
        return new OutboxMessage(0, message.lane(), message.message());
    }

    @Test
    void sendsNothingWhileItsChannelIsHeld() {
        bench.service.send("a", "a1");
        bench.holdLanes(true);
        bench.relay().wake(RelayBench.COMMANDS);
        assertThat(bench.broker.sent()).isEmpty();

        bench.holdLanes(false);
        bench.service.clock().advance(Duration.ofSeconds(2));
        bench.relay().sweep();

        assertThat(bench.broker.sent()).containsExactly("a1");
    }

    @Test
    void sendsNothingMoreOnceAnotherInstanceHasMovedTheChannel() {
        bench.service.database().jdbc().update("update outbox_lane set broker = 'kafka'");
        bench.service.send("a", "a1");

        bench.relay().wake(RelayBench.COMMANDS);

        assertThat(bench.broker.sent()).isEmpty();
        assertThat(bench.waiting()).containsExactly("a1");
    }

    /** Who has held it may be sure that nothing is on its way to the broker. */
    @Test
    void letsNobodyHoldAChannelWhileItSends() {
        bench.service.send("a", "a1");
        CompletableFuture<Void> a1 = bench.broker.delayConfirm("a1");
        CompletableFuture<Void> drained = bench.drainInBackground();
        await().until(() -> bench.broker.sent().contains("a1"));

        CompletableFuture<Void> held = CompletableFuture.runAsync(() -> bench.holdLanes(true));
        await().during(200, TimeUnit.MILLISECONDS).until(() -> !held.isDone());
        a1.complete(null);

        assertThat(drained).succeedsWithin(5, TimeUnit.SECONDS);
        assertThat(held).succeedsWithin(5, TimeUnit.SECONDS);
    }

    @Test
    void holdsTheLaneAgainstOtherInstances() {
        bench.service.send("a", "a1", "a2");
        CompletableFuture<Void> a1 = bench.broker.delayConfirm("a1");
        CompletableFuture<Void> first = bench.drainInBackground();
        await().until(() -> bench.broker.sent().contains("a1"));

        CompletableFuture<Void> second = bench.drainInBackground();
        await().during(200, TimeUnit.MILLISECONDS).until(() -> !second.isDone());
        a1.complete(null);

        assertThat(first).succeedsWithin(5, TimeUnit.SECONDS);
        assertThat(second).succeedsWithin(5, TimeUnit.SECONDS);
        assertThat(bench.broker.sent()).containsExactly("a1", "a2");
    }
}
