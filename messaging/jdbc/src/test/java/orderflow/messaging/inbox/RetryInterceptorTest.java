package orderflow.messaging.inbox;

import static orderflow.messaging.inbox.InboxBench.deliveries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orderflow.messaging.channel.DeliveryFailedException;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.message.Message;
import orderflow.messaging.support.Greeting.Greet;
import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.Test;

class RetryInterceptorTest {

    private final InboxBench bench = new InboxBench();
    private final List<String> broken = new ArrayList<>();
    private final Receiver receiver =
            bench.receiver(MessageHandlers.on(TestService.COMMANDS).on(Greet.class, this::greet));

    private void greet(Greet command) {
        bench.effect(command.text());
        if (broken.contains(command.text())) {
            throw new IllegalArgumentException("cannot greet " + command.text());
        }
    }

    private DeliveryFailedException failure(Message... messages) {
        return catchThrowableOfType(DeliveryFailedException.class, () -> receiver.receive(deliveries(messages)));
    }

    @Test
    void settlesWhatCameBeforeTheMessageThatFails() {
        broken.add("second");

        DeliveryFailedException failed =
                failure(bench.request("a", "first"), bench.request("a", "second"), bench.request("a", "third"));

        assertThat(failed.index()).isEqualTo(1);
        assertThat(failed).hasMessage("cannot greet second");
        assertThat(bench.effects()).containsExactly("first");
        assertThat(bench.told()).containsExactly(What.HANDLED, What.RETRIED);
    }

    @Test
    void handlesWhatWaitedInItsOrderOnceTheMessageSucceeds() {
        broken.add("second");
        Message second = bench.request("a", "second");
        Message third = bench.request("a", "third");
        failure(bench.request("a", "first"), second, third);

        broken.clear();
        receiver.receive(deliveries(second, third));

        assertThat(bench.effects()).containsExactly("first", "second", "third");
    }

    @Test
    void countsPositionsAmongAllDeliveriesSkippedOnesIncluded() {
        broken.add("second");
        List<ScriptedDelivery> deliveries = List.of(
                ScriptedDelivery.unreadable(),
                ScriptedDelivery.of(bench.request("a", "first")),
                ScriptedDelivery.of(bench.request("a", "second")));

        DeliveryFailedException failed =
                catchThrowableOfType(DeliveryFailedException.class, () -> receiver.receive(deliveries));

        assertThat(failed.index()).isEqualTo(2);
    }

    @Test
    void tellsOfEveryAttempt() {
        broken.add("alice");
        Message request = bench.request("a", "alice");
        failure(request);
        failure(request);

        assertThat(bench.service.sightings().of(What.RETRIED))
                .extracting(Sighting::detail)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isEqualTo("test-service shard 0, attempt 1 failed, next in 200 ms: "
                                        + "java.lang.IllegalArgumentException: cannot greet alice"),
                        second -> assertThat(second)
                                .startsWith("test-service shard 0, attempt 2 failed, next in 400 ms"));
    }

    @Test
    void waitsTwiceAsLongEachTimeUpToTenSeconds() {
        broken.add("alice");
        Message request = bench.request("a", "alice");

        List<Duration> waits = new ArrayList<>();
        for (int attempt = 0; attempt < 8; attempt++) {
            waits.add(failure(request).retryAfter());
        }

        assertThat(waits)
                .extracting(Duration::toMillis)
                .containsExactly(200L, 400L, 800L, 1600L, 3200L, 6400L, 10_000L, 10_000L);
    }

    @Test
    void listsAMessageThatBlocksItsShardUntilItSucceeds() {
        broken.add("alice");
        Message request = bench.request("a", "alice");
        failure(request);
        bench.service.clock().advance(Duration.ofSeconds(5));
        failure(request);

        assertThat(bench.failures.blocking()).singleElement().satisfies(failure -> {
            assertThat(failure.place())
                    .isEqualTo(new Failures.Place(
                            InboxBench.SUBSCRIBER, TestService.COMMANDS, 0, Optional.of(request.headers())));
            assertThat(failure.attempts()).isEqualTo(2);
            assertThat(Duration.between(failure.since(), failure.lastTried())).hasSeconds(5);
            assertThat(failure.cause()).contains("cannot greet alice");
        });

        broken.clear();
        receiver.receive(deliveries(request));
        assertThat(bench.failures.blocking()).isEmpty();
    }

    @Test
    void forgetsAMessageThatSucceedsWithinABatch() {
        broken.add("alice");
        Message request = bench.request("a", "alice");
        failure(request);

        broken.clear();
        receiver.receive(deliveries(request, bench.request("a", "bob")));

        assertThat(bench.failures.blocking()).isEmpty();
    }

    @Test
    void forgetsAMessageThatAnotherInstanceHasTakenOver() {
        broken.add("alice");
        failure(bench.request("a", "alice"));

        bench.service.clock().advance(Duration.ofSeconds(61));

        assertThat(bench.failures.blocking()).isEmpty();
    }
}
