package orderflow.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter.Capability;
import orderflow.messaging.channel.ChannelUnavailableException;
import orderflow.messaging.channel.MessageRefusedException;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.message.Body;
import orderflow.messaging.message.Message;
import org.junit.jupiter.api.Test;

/** What is confirmed is safe, what is not says so, and everything goes on by itself when the broker is back. */
abstract class OutageContract extends ContractPart {

    private static final Duration A_WHILE = Duration.ofMillis(500);

    private final Outage outage;
    private final RecordingReceiver receiver = new RecordingReceiver();
    private final RecordingReceiver other = new RecordingReceiver();

    OutageContract(ChannelAdapterContract broker) {
        super(broker, Capability.PERSISTENCE);
        outage = broker.outage();
    }

    @Test
    void keepsWhatWasConfirmed() {
        Channel channel = pointToPoint(SHARDS);
        sendTogether(channel, round(1));

        begin(outage);
        end(outage);
        subscribe(channel, "receiver", receiver);

        eventually()
                .untilAsserted(() -> assertThat(KEYS)
                        .allSatisfy(
                                key -> assertThat(receiver.distinctNumbers(key)).containsExactly(1L)));
    }

    @Test
    void keepsWhatWasSetAside() {
        Channel channel = pointToPoint(1);
        Body body = Body.of(UUID.randomUUID().toString());
        AtomicBoolean aside = new AtomicBoolean();
        subscribe(channel, "receiver", deliveries -> {
            deliveries.forEach(delivery -> delivery.setAside("to be kept"));
            aside.set(true);
        });
        send(channel, List.of(new Message(message("key", 1).headers(), body)));
        eventually().untilTrue(aside);

        begin(outage);
        end(outage);

        assertThat(broker.invalidMessage(body)).isPresent();
    }

    @Test
    void confirmsNothingMeanwhileAndGoesOnAfterwards() {
        Channel channel = pointToPoint(SHARDS);
        Channel otherChannel = pointToPoint(SHARDS);
        subscribe(channel, "receiver", receiver);
        send(channel, messages("key", 1, 1));
        eventually().until(() -> receiver.numbers("key").contains(1L));

        begin(outage);
        CompletableFuture<Void> confirm = broker.adapter().send(channel, message("meanwhile", 1));
        eventually().during(A_WHILE).until(() -> !isConfirmed(confirm));
        subscribe(otherChannel, "receiver", other);
        end(outage);

        eventually().until(confirm::isDone);
        assertThat(isRefused(confirm)).isFalse();
        send(channel, messages("key", 2, 3));
        send(otherChannel, messages("key", 1, 2));
        eventually().untilAsserted(() -> {
            assertThat(receiver.distinctNumbers("key")).containsExactly(1L, 2L, 3L);
            assertThat(receiver.distinctNumbers("meanwhile").size() == 1 || !isConfirmed(confirm))
                    .isTrue();
            assertThat(other.distinctNumbers("key")).containsExactly(1L, 2L);
        });
    }

    @Test
    void closesMeanwhile() {
        Channel channel = pointToPoint(SHARDS);
        Subscription connected = subscribe(channel, "receiver", receiver);
        send(channel, messages("key", 1, 1));
        eventually().until(() -> receiver.numbers("key").contains(1L));

        begin(outage);
        Subscription waiting = subscribe(pointToPoint(SHARDS), "receiver", other);
        long start = System.nanoTime();
        List.of(connected, waiting).forEach(Subscription::close);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void doesNotGuessWhatRemainsMeanwhile() {
        Channel channel = pointToPoint(SHARDS);
        send(channel, messages("key", 1, 1));

        begin(outage);

        assertThatThrownBy(() -> broker.adapter().remaining(channel, List.of()))
                .isInstanceOf(ChannelUnavailableException.class);
    }

    private static boolean isConfirmed(CompletableFuture<Void> confirm) {
        return confirm.isDone() && !confirm.isCompletedExceptionally();
    }

    private static boolean isRefused(CompletableFuture<Void> confirm) {
        return confirm.handle(
                        (confirmed, failure) -> Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                                .anyMatch(MessageRefusedException.class::isInstance))
                .join();
    }
}
