package orderflow.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.Subscription;
import org.junit.jupiter.api.Test;

/** Who leaves settles what is in hand, and nothing else; the next one takes over where it stopped. */
abstract class ClosingContract extends ContractPart {

    private static final Duration A_WHILE = Duration.ofMillis(500);

    private final Channel channel = pointToPoint(1);
    private final RecordingReceiver leaving = new RecordingReceiver();
    private final RecordingReceiver next = new RecordingReceiver();

    ClosingContract(ChannelAdapterContract broker) {
        super(broker);
    }

    @Test
    void waitsForTheMessagesInHandAndLeavesTheRestToTheNext() throws InterruptedException {
        GatedReceiver gated = new GatedReceiver(leaving);
        Subscription subscription = subscribe(channel, "receiver", gated);
        send(channel, messages("key", 1, 5));
        gated.awaitInHand();
        send(channel, messages("key", 6, 10));

        CompletableFuture<Void> closed =
                CompletableFuture.runAsync(subscription::close, task -> new Thread(task).start());
        eventually().during(A_WHILE).until(() -> !closed.isDone());
        gated.open();
        closed.orTimeout(20, TimeUnit.SECONDS).join();

        assertThat(leaving.messages()).isNotEmpty();
        subscribeOtherInstance(channel, "receiver", next);
        eventually().until(() -> handled().contains(10L));
        assertThat(handled()).isEqualTo(LongStream.rangeClosed(1, 10).boxed().toList());
    }

    @Test
    void receivesNothingMore() {
        Subscription subscription = subscribe(channel, "receiver", leaving);
        send(channel, messages("key", 1, 1));
        eventually().until(() -> !leaving.messages().isEmpty());
        subscription.close();

        send(channel, messages("key", 2, 3));

        eventually().during(A_WHILE).until(() -> leaving.messages().size() == 1);
        subscribe(channel, "receiver", next);
        eventually().untilAsserted(() -> assertThat(next.numbers("key")).containsExactly(2L, 3L));
    }

    @Test
    void doesNotWaitForMessageThatIsToBeRetriedLater() {
        AtomicInteger tries = new AtomicInteger();
        Subscription subscription = subscribe(
                channel, "receiver", new FailingReceiver(message -> tries.incrementAndGet() > 0, Duration.ofHours(1)));
        send(channel, messages("key", 1, 3));
        eventually().until(() -> tries.get() == 1);

        long start = System.nanoTime();
        subscription.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        subscribe(channel, "receiver", next);
        eventually().untilAsserted(() -> assertThat(next.numbers("key")).containsExactly(1L, 2L, 3L));
    }

    @Test
    void closesTwiceWithoutHarm() {
        Subscription subscription = subscribe(channel, "receiver", leaving);
        subscription.close();

        subscription.close();
    }

    private List<Long> handled() {
        return Stream.of(leaving, next)
                .flatMap(receiver -> receiver.numbers("key").stream())
                .toList();
    }
}
