package orderflow.messaging.inbox;

import static orderflow.messaging.inbox.InboxBench.deliveries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import orderflow.messaging.channel.DeliveryFailedException;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.message.Message;
import orderflow.messaging.support.Greeting.Greet;
import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever blocks a shard is listed, with its cause. */
class BlockedShardTest {

    private final InboxBench bench = new InboxBench();
    private final Receiver receiver = bench.receiver(
            MessageHandlers.on(TestService.COMMANDS).on(Greet.class, command -> bench.effect(command.text())));

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void triesAgainAfterAnErrorAsAfterAnException(int messages) {
        Message[] requests = IntStream.range(0, messages)
                .mapToObj(number -> bench.request("a", "alice"))
                .toArray(Message[]::new);
        Receiver overflowing =
                bench.receiver(MessageHandlers.on(TestService.COMMANDS).on(Greet.class, command -> {
                    throw new StackOverflowError("too deep");
                }));

        DeliveryFailedException failed =
                catchThrowableOfType(DeliveryFailedException.class, () -> overflowing.receive(deliveries(requests)));

        assertThat(failed.index()).isZero();
        assertThat(bench.failures.blocking())
                .extracting(Failures.Failure::cause)
                .containsExactly("java.lang.StackOverflowError: too deep");
    }

    @Test
    void listsAMessageThatCannotBeSetAside() {
        ScriptedDelivery unreadable = ScriptedDelivery.unreadable().whileTheBrokerIsAway();

        List<Duration> waits = List.of(retryAfter(unreadable), retryAfter(unreadable));

        assertThat(waits).containsExactly(Duration.ofMillis(200), Duration.ofMillis(400));
        assertThat(bench.failures.blocking()).singleElement().satisfies(failure -> {
            assertThat(failure.place())
                    .isEqualTo(new Failures.Place(InboxBench.SUBSCRIBER, TestService.COMMANDS, 0, Optional.empty()));
            assertThat(failure.cause()).contains("not confirmed");
        });

        receiver.receive(List.of(ScriptedDelivery.unreadable()));
        assertThat(bench.failures.blocking()).isEmpty();
    }

    @Test
    void holdsBackWhatIsBehindAMessageThatCannotBeReadNow() {
        ScriptedDelivery broken =
                ScriptedDelivery.of(bench.request("a", "second")).whoseReadingFails();
        List<ScriptedDelivery> deliveries = List.of(
                ScriptedDelivery.of(bench.request("a", "first")),
                broken,
                ScriptedDelivery.of(bench.request("a", "third")));

        DeliveryFailedException failed =
                catchThrowableOfType(DeliveryFailedException.class, () -> receiver.receive(deliveries));

        assertThat(failed.index()).isEqualTo(1);
        assertThat(bench.effects()).containsExactly("first");
        assertThat(bench.failures.blocking())
                .extracting(Failures.Failure::cause)
                .containsExactly("java.lang.NoClassDefFoundError: gone");
    }

    @Test
    void listsAShardThatCannotBeReadUntilItIs() {
        receiver.cannotRead(0, new SecurityException("access refused"));
        receiver.cannotRead(1, new SecurityException("access refused"));

        receiver.receive(deliveries(bench.request("a", "alice")));

        assertThat(bench.failures.blocking()).singleElement().satisfies(failure -> {
            assertThat(failure.place()).hasToString(InboxBench.SUBSCRIBER + ", " + TestService.COMMANDS + " shard 1");
            assertThat(failure.cause()).contains("access refused");
        });
    }

    @Test
    void listsAChannelThatCannotBeReadForAsLongAsItIsTriedInVain() {
        receiver.cannotRead(Receiver.ALL_SHARDS, new SecurityException("access refused"));
        bench.service.clock().advance(Duration.ofSeconds(14));
        assertThat(bench.failures.blocking())
                .extracting(failure -> failure.place().toString())
                .containsExactly(InboxBench.SUBSCRIBER + ", " + TestService.COMMANDS);

        bench.service.clock().advance(Duration.ofSeconds(2));
        assertThat(bench.failures.blocking()).isEmpty();
    }

    private Duration retryAfter(ScriptedDelivery delivery) {
        return catchThrowableOfType(DeliveryFailedException.class, () -> receiver.receive(List.of(delivery)))
                .retryAfter();
    }
}
