package orderflow.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.message.Message;
import org.junit.jupiter.api.Test;

/** What could not be handled comes again, before anything behind it, and delays nothing but its shard. */
abstract class FailureContract extends ContractPart {

    private static final Duration SOON = Duration.ofMillis(300);
    private static final Duration NOT_TODAY = Duration.ofHours(1);
    private static final Duration A_MOMENT = Duration.ofMillis(60);
    private static final int ATTEMPTS = 17;
    private static final int MOVES = 3;
    private static final int FEW = 4;

    FailureContract(ChannelAdapterContract broker) {
        super(broker);
    }

    @Test
    void deliversFailedMessageAndThoseBehindItAgainInTheSameOrder() {
        Channel channel = pointToPoint(1);
        List<Long> attempts = new CopyOnWriteArrayList<>();
        FailingReceiver receiver = new FailingReceiver(
                message -> message.headers().sequence() == 3 && attempts.add(System.nanoTime()) && attempts.size() < 3,
                SOON);
        send(channel, messages("key", 1, 6));

        subscribe(channel, "receiver", receiver);

        eventually().until(() -> receiver.numbers("key").contains(6L));
        assertThat(receiver.numbers("key")).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(attempts).hasSize(3);
        assertThat(attempts.get(1) - attempts.get(0)).isGreaterThanOrEqualTo(SOON.toNanos());
    }

    @Test
    void keepsTheShardFromOtherInstancesDuringThePause() {
        Channel channel = pointToPoint(1);
        List<Long> attempts = new CopyOnWriteArrayList<>();
        FailingReceiver receiver = new FailingReceiver(
                message -> message.headers().sequence() == 3
                        && attempts.add(System.nanoTime())
                        && attempts.size() < ATTEMPTS,
                A_MOMENT);
        subscribe(channel, "receiver", receiver);
        subscribeOtherInstance(channel, "receiver", receiver);

        send(channel, messages("key", 1, 6));

        eventually()
                .untilAsserted(
                        () -> assertThat(receiver.distinctNumbers("key")).containsExactly(1L, 2L, 3L, 4L, 5L, 6L));
        // at each move of the shard, which is legitimate while instances come, the pause may be cut short
        assertThat(pauses(attempts).filter(pause -> pause < A_MOMENT.toNanos()).count())
                .as("attempts before the pause was over")
                .isLessThanOrEqualTo(MOVES);
    }

    private static LongStream pauses(List<Long> attempts) {
        return IntStream.range(1, attempts.size()).mapToLong(number -> attempts.get(number) - attempts.get(number - 1));
    }

    @Test
    void letsOtherShardsFlowWhileOneWaits() {
        Channel channel = pointToPoint(SHARDS);
        AtomicInteger attempts = new AtomicInteger();
        FailingReceiver receiver =
                new FailingReceiver(message -> isOf("stuck", message) && attempts.incrementAndGet() > 0, NOT_TODAY);
        subscribe(channel, "receiver", receiver);
        send(channel, List.of(message("stuck", 1)));
        eventually().until(() -> attempts.get() > 0);

        sendTogether(channel, round(1));
        sendTogether(channel, round(2));

        // a quarter of the keys shares the shard, more or less: how a broker spreads them is its own affair
        eventually().until(() -> receiver.messages().size() >= KEYS.size());
        // at most a few, for consumers that are still joining may be given a message again; none of them is in a hurry
        assertThat(attempts).hasValueLessThan(FEW);
    }

    @Test
    void deliversAgainAfterAnyFailureThatNobodyForesaw() {
        Channel channel = pointToPoint(1);
        RecordingReceiver receiver = new RecordingReceiver();
        AtomicInteger attempts = new AtomicInteger();
        subscribe(channel, "receiver", deliveries -> {
            switch (attempts.incrementAndGet()) {
                case 1 -> throw new IllegalStateException("a bug in the receiver");
                case 2 -> throw new NoClassDefFoundError("a class that the receiver needs");
                default -> receiver.receive(deliveries);
            }
        });

        send(channel, messages("key", 1, 3));

        eventually().until(() -> receiver.numbers("key").contains(3L));
        assertThat(receiver.numbers("key")).containsExactly(1L, 2L, 3L);
    }

    @Test
    void bearsFailureInEveryShardAtOnce() {
        Channel channel = pointToPoint(SHARDS);
        Set<String> failed = ConcurrentHashMap.newKeySet();
        FailingReceiver receiver = new FailingReceiver(
                message -> message.headers().sequence() == 2
                        && failed.add(message.headers().shardKey()),
                SOON.dividedBy(10));
        subscribe(channel, "receiver", receiver);

        IntStream.rangeClosed(1, 3).forEach(number -> sendTogether(channel, round(number)));

        eventually()
                .untilAsserted(() -> assertThat(KEYS)
                        .allSatisfy(
                                key -> assertThat(receiver.distinctNumbers(key)).containsExactly(1L, 2L, 3L)));
    }

    private static boolean isOf(String key, Message message) {
        return message.headers().shardKey().equals(key);
    }
}
