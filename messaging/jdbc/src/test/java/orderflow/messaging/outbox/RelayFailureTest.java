package orderflow.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import orderflow.messaging.channel.ChannelUnavailableException;
import orderflow.messaging.channel.MessageRefusedException;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayFailureTest {

    private final RelayBench bench = new RelayBench();

    @BeforeEach
    void twoKeysWithTwoMessagesEach() {
        bench.service.send("a", "a1", "a2");
        bench.service.send("b", "b1", "b2");
    }

    @Test
    void letsAFailedMessageHoldUpItsOwnKeyOnly() {
        bench.broker.fail("a1", new IOException("no route"));

        bench.relay().wake(RelayBench.COMMANDS);

        assertThat(bench.broker.sent()).containsExactly("a1", "b1", "b2");
        assertThat(bench.waiting()).containsExactly("a1", "a2");
        assertThat(bench.sightings.of(What.UNSENT)).extracting(Sighting::detail).containsExactly("no route");
    }

    @Test
    void takesACancelledConfirmForAFailure() {
        bench.broker.fail("a1", new CancellationException("shutting down"));
        bench.broker.delayConfirm("b1").cancel(true);

        bench.relay().wake(RelayBench.COMMANDS);

        assertThat(bench.waiting()).containsExactly("a1", "a2", "b1", "b2");
        assertThat(bench.sightings.of(What.UNSENT)).hasSize(2);
    }

    @Test
    void keepsAnUnconfirmedMessageAndSendsItAgainInTheNextSweep() {
        bench.broker.delayConfirm("a1");
        bench.relay(name -> Runnable::run, Duration.ofMillis(50)).wake(RelayBench.COMMANDS);
        assertThat(bench.waiting()).startsWith("a1", "a2");
        assertThat(bench.sightings.of(What.UNSENT).get(0).detail()).isEqualTo("not confirmed in time");

        bench.broker.release("a1");
        bench.service.clock().advance(Duration.ofSeconds(2));
        bench.relay().sweep();

        assertThat(bench.waiting()).isEmpty();
        assertThat(bench.broker.messages().stream()
                        .filter(message -> ScriptedAdapter.text(message).equals("a1"))
                        .toList())
                .hasSize(2)
                .allMatch(bench.broker.messages().get(0)::equals);
    }

    @Test
    void triesAChannelThatIsUnavailableOncePerSweepAndTellsOfItOnce() {
        bench.broker.fail("a1", new ChannelUnavailableException(new IOException("connection refused")));
        MessageRelay relay = bench.relay();
        relay.wake(RelayBench.COMMANDS);
        relay.wake(RelayBench.COMMANDS);
        assertThat(bench.broker.sent()).containsExactly("a1");

        bench.service.clock().advance(Duration.ofSeconds(2));
        relay.sweep();
        assertThat(bench.broker.sent()).containsExactly("a1", "a1");
        assertThat(bench.sightings.of(What.UNSENT)).extracting(Sighting::detail).containsExactly("connection refused");

        bench.broker.release("a1");
        relay.sweep();
        bench.service.send("b", "b3");
        relay.wake(RelayBench.COMMANDS);
        assertThat(bench.waiting()).isEmpty();
    }

    @Test
    void sweepsOnlyWhatHasWaitedForAWhile() {
        bench.service.clock().advance(Duration.ofSeconds(1));
        bench.relay().sweep();
        assertThat(bench.broker.sent()).isEmpty();

        bench.service.clock().advance(Duration.ofMillis(1));
        bench.relay().sweep();
        assertThat(bench.broker.sent()).hasSize(4);
    }

    @Test
    void setsARefusedMessageAsideAndHoldsItsKeyOnly() {
        bench.broker.fail("a1", new MessageRefusedException("larger than 128 MiB", new IOException()));
        MessageRelay relay = bench.relay();
        relay.wake(RelayBench.COMMANDS);
        bench.service.send("a", "a3");
        bench.service.send("b", "b3");
        relay.wake(RelayBench.COMMANDS);

        assertThat(bench.broker.sent()).containsExactly("a1", "b1", "b2", "b3");
        assertThat(bench.sightings.of(What.REFUSED))
                .extracting(Sighting::detail)
                .containsExactly("larger than 128 MiB");
        assertThat(bench.service.outbox().backlog().refused()).isEqualTo(1);
        assertThat(bench.service.database().jdbc().queryForList("select refusal from outbox order by id", String.class))
                .containsExactly("larger than 128 MiB", null, null);
    }

    @Test
    void letsABrokerThatHangsHoldUpNoOther() {
        bench.service.publish("a", "event");
        bench.broker.delayConfirm("a1");
        Map<String, ExecutorService> threads =
                Map.of("rabbitmq", Executors.newSingleThreadExecutor(), "kafka", Executors.newSingleThreadExecutor());
        bench.service.clock().advance(Duration.ofSeconds(2));

        bench.relay(threads::get, Duration.ofSeconds(30)).sweep();

        await().until(() ->
                bench.broker.sent().contains("event") && !bench.waiting().contains("event"));
        assertThat(bench.waiting()).containsExactly("a1", "a2", "b1", "b2");
        bench.broker.delayConfirm("a1").complete(null);
        threads.values().forEach(ExecutorService::shutdown);
        await().until(() -> threads.get("rabbitmq").isTerminated());
    }

    @Test
    void sweepsOtherChannelsWhenOneIsNotConfiguredAnyMore() {
        bench.service.database().jdbc().update("insert into outbox_lane (channel, shard) values ('abandoned', 0)");
        bench.service
                .database()
                .jdbc()
                .update("insert into outbox (channel, shard, shard_key, headers, body, created_at)"
                        + " select 'abandoned', 0, shard_key, headers, body, created_at from outbox");
        bench.service.publish("a", "event");
        bench.service.clock().advance(Duration.ofSeconds(2));

        bench.relay().sweep();

        assertThat(bench.broker.sent()).contains("a1", "a2", "b1", "b2", "event");
    }

    @Test
    void leavesTheRestToTheNextStartWhenItIsShuttingDown() {
        MessageRelay relay = bench.relay(
                broker -> task -> {
                    throw new RejectedExecutionException("shut down");
                },
                Duration.ofSeconds(1));

        assertThatCode(() -> relay.wake(new Lane(TestService.COMMANDS, 0))).doesNotThrowAnyException();
        assertThat(bench.waiting()).hasSize(4);
    }
}
