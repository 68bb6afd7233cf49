package orderflow.messaging.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.message.Message;
import orderflow.messaging.saga.Trip.Paid;
import orderflow.messaging.saga.Trip.Released;
import orderflow.messaging.saga.Trip.Reserved;
import orderflow.messaging.support.Gate;
import org.junit.jupiter.api.Test;

class LateReplyTest {

    private final SagaBench bench = new SagaBench();

    @Test
    void tellsOfAReplyThatComesAfterTheDeadline() {
        bench.start("rome");
        Message reserve = bench.lastCommand();
        bench.letTheDeadlinePass();

        bench.reply(reserve, new Reserved("12a"));

        assertThat(bench.service.sightings().of(What.LATE))
                .singleElement()
                .extracting(
                        Sighting::channel,
                        sighting -> sighting.headers().orElseThrow().type())
                .containsExactly("replies", "trip.reserved.v1");
        assertThat(bench.conversation).containsExactly("plan", "send Reserve", "send Release");
        bench.reply(new Released());
        assertThat(bench.status()).isEqualTo(SagaStatus.COMPENSATED);
    }

    @Test
    void doesNotGiveUpWhileRepliesWaitToBeHandled() {
        bench.start("rome");
        bench.repliesHandled = false;
        bench.letTheDeadlinePass();

        bench.reply(new Reserved("12a"));

        assertThat(bench.conversation).containsExactly("plan", "send Reserve", "confirm 12a", "send Pay");
        assertThat(bench.told()).doesNotContain(What.LATE);
    }

    @Test
    void tellsOfAReplyThatIsGivenTwice() {
        bench.start("rome");
        Message reserve = bench.lastCommand();
        bench.reply(reserve, new Reserved("12a"));

        bench.reply(reserve, new Reserved("14c"));

        assertThat(bench.told()).contains(What.LATE);
        assertThat(bench.state()).contains("12a").doesNotContain("14c");
        assertThat(bench.conversation).containsExactly("plan", "send Reserve", "confirm 12a", "send Pay");
    }

    @Test
    void tellsOfAReplyToASagaThatHasEnded() {
        bench.start("rome");
        bench.reply(new Reserved("12a"));
        Message pay = bench.lastCommand();
        bench.reply(pay, new Paid());

        bench.reply(pay, new Paid());

        assertThat(bench.told()).contains(What.LATE);
        assertThat(bench.status()).isEqualTo(SagaStatus.COMPLETED);
    }

    @Test
    void goesForwardWhenTheReplyIsFirstToLockTheSaga() {
        bench.start("rome");
        bench.service.clock().advance(Trip.PATIENCE);
        Gate gate = stopAt("confirm 12a");
        CompletableFuture<Void> reply = CompletableFuture.runAsync(() -> bench.reply(new Reserved("12a")));
        gate.awaitArrival();

        CompletableFuture<Integer> deadline = CompletableFuture.supplyAsync(() -> bench.orchestrator.expire(100));
        await().during(100, TimeUnit.MILLISECONDS).until(() -> !reply.isDone());
        gate.open();

        assertThat(reply).succeedsWithin(5, TimeUnit.SECONDS);
        assertThat(deadline).succeedsWithin(5, TimeUnit.SECONDS);
        assertThat(bench.conversation).containsExactly("plan", "send Reserve", "confirm 12a", "send Pay");
        assertThat(bench.told()).doesNotContain(What.LATE);
    }

    @Test
    void compensatesWhenTheDeadlineIsFirstToLockTheSaga() {
        bench.start("rome");
        Message reserve = bench.lastCommand();
        bench.service.clock().advance(Trip.PATIENCE);
        Gate gate = stopAt("send Release");
        CompletableFuture<Integer> deadline = CompletableFuture.supplyAsync(() -> bench.orchestrator.expire(100));
        gate.awaitArrival();

        CompletableFuture<Void> reply = CompletableFuture.runAsync(() -> bench.reply(reserve, new Reserved("12a")));
        await().during(100, TimeUnit.MILLISECONDS).until(() -> !reply.isDone());
        gate.open();

        assertThat(deadline).succeedsWithin(5, TimeUnit.SECONDS);
        assertThat(reply).succeedsWithin(5, TimeUnit.SECONDS);
        assertThat(bench.conversation).containsExactly("plan", "send Reserve", "send Release");
        assertThat(bench.told()).contains(What.LATE);
    }

    @Test
    void dropsADeadlineThatWasFoundJustBeforeTheReplyCommitted() {
        bench.start("rome");
        bench.service.clock().advance(Trip.PATIENCE);
        SagaInstance due = bench.service
                .transactions()
                .execute(() -> bench.instances.overdue(bench.service.clock().instant(), 100))
                .get(0);
        Gate gate = stopAt("confirm 12a");
        CompletableFuture<Void> reply = CompletableFuture.runAsync(() -> bench.reply(new Reserved("12a")));
        gate.awaitArrival();

        CompletableFuture<Boolean> locked = CompletableFuture.supplyAsync(() -> bench.service
                .transactions()
                .execute(() ->
                        !bench.instances.lockAwaiting(List.of(due.awaiting())).isEmpty()));
        await().during(100, TimeUnit.MILLISECONDS).until(() -> !locked.isDone());
        gate.open();

        assertThat(reply).succeedsWithin(5, TimeUnit.SECONDS);
        assertThat(locked).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(false);
    }

    @Test
    void keepsOtherDeadlinesWhileAReplyIsInHand() {
        bench.start("rome");
        bench.service.clock().advance(Duration.ofMillis(1));
        bench.start("oslo");
        Message reserve = bench.lastCommand();
        bench.service.clock().advance(Trip.PATIENCE);
        Gate gate = new Gate();
        List<CompletableFuture<Void>> replies = new ArrayList<>();
        bench.onAction(action -> {
            if (action.equals("send Release")) {
                replies.add(CompletableFuture.runAsync(() -> bench.reply(reserve, new Reserved("12a"))));
                gate.awaitArrival();
            } else if (action.equals("confirm 12a")) {
                gate.pass();
            }
        });

        assertThat(CompletableFuture.supplyAsync(() -> bench.orchestrator.expire(100)))
                .succeedsWithin(5, TimeUnit.SECONDS)
                .isEqualTo(1);
        gate.open();

        assertThat(replies.get(0)).succeedsWithin(5, TimeUnit.SECONDS);
        assertThat(bench.conversation).endsWith("send Release", "confirm 12a", "send Pay");
    }

    private Gate stopAt(String action) {
        Gate gate = new Gate();
        bench.onAction(happening -> {
            if (happening.equals(action)) {
                gate.pass();
            }
        });
        return gate;
    }
}
