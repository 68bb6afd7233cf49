package orderflow.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.message.Message;
import org.junit.jupiter.api.Test;

/** One key's messages stay in order, whoever comes and goes; different shards are handled in parallel. */
abstract class OrderingContract extends ContractPart {

    private static final int ROUNDS = 25;
    private static final List<String> SENDERS = KEYS.subList(0, 8);
    private static final int EACH = 25;
    private static final Duration A_WHILE = Duration.ofMillis(500);
    private static final Duration TIME_TO_TAKE_OVER = Duration.ofSeconds(3);

    private final Channel channel = pointToPoint(SHARDS);
    private final RecordingReceiver receiver = new RecordingReceiver();
    private int rounds;

    OrderingContract(ChannelAdapterContract broker) {
        super(broker);
    }

    @Test
    void keepsEachKeyInOrderWhileReceiversComeAndGo() {
        AtomicInteger first = new AtomicInteger();
        Subscription leaving = subscribe(channel, "receiver", slow(50, first));
        sendUntilSeenBy(first);
        AtomicInteger second = new AtomicInteger();
        Subscription staying = subscribeOtherInstance(channel, "receiver", slow(20, second));
        sendUntilSeenBy(second);
        leaving.close();
        sendRounds(5);
        AtomicInteger third = new AtomicInteger();
        subscribe(channel, "receiver", slow(1, third));
        sendUntilSeenBy(third);
        staying.close();
        sendRounds(Math.max(5, ROUNDS - rounds));

        List<Long> sent = LongStream.rangeClosed(1, rounds).boxed().toList();
        eventually()
                .until(() -> KEYS.stream()
                        .allMatch(key -> receiver.distinctNumbers(key).size() == rounds));
        assertThat(KEYS)
                .allSatisfy(key -> assertThat(receiver.distinctNumbers(key)).isEqualTo(sent));
    }

    @Test
    void handlesShardsInParallel() {
        AtomicInteger inside = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(1);
        subscribe(channel, "receiver", deliveries -> {
            if (inside.incrementAndGet() > 1) {
                together.countDown();
            }
            await(together, A_WHILE);
            inside.decrementAndGet();
        });

        // more than once, because the first to come may get all shards before they are shared out
        eventually().pollInterval(A_WHILE).until(() -> {
            sendRounds(1);
            return together.getCount() == 0;
        });
    }

    /** A receiver must not pass over a message whose number is smaller, but which appears later. */
    @Test
    void losesNothingWhenManySendToOneShardAtOnce() {
        Channel narrow = pointToPoint(1);
        subscribe(narrow, "receiver", receiver);
        send(narrow, messages("first", 1, 1));
        eventually().untilAsserted(() -> assertThat(receiver.numbers("first")).contains(1L));

        List<CompletableFuture<Void>> senders = SENDERS.stream()
                .map(key -> CompletableFuture.runAsync(
                        () -> sendInTurn(narrow, key), task -> new Thread(task, key).start()))
                .toList();
        senders.forEach(ContractPart::confirmed);

        List<Long> sent = LongStream.rangeClosed(1, EACH).boxed().toList();
        eventually()
                .untilAsserted(() -> assertThat(SENDERS)
                        .allSatisfy(
                                key -> assertThat(receiver.distinctNumbers(key)).isEqualTo(sent)));
    }

    /** By both instances: what they share is the broker only. */
    private void sendInTurn(Channel narrow, String key) {
        for (Message message : messages(key, 1, EACH)) {
            boolean odd = message.headers().sequence() % 2 == 1;
            ChannelAdapter sender = odd ? broker.adapter() : broker.otherInstance();
            confirmed(sender.send(narrow, message));
        }
    }

    /** Who leaves is slower than who comes: whoever takes over too early is seen to overtake. */
    private Receiver slow(int millis, AtomicInteger count) {
        return deliveries -> {
            await(new CountDownLatch(1), Duration.ofMillis(millis));
            receiver.receive(deliveries);
            count.addAndGet(deliveries.size());
        };
    }

    private void sendRounds(int count) {
        for (int round = 0; round < count; round++) {
            sendTogether(channel, round(++rounds));
        }
    }

    /** Keeps messages flowing while a receiver comes; there is no promise that it gets a shard. */
    private void sendUntilSeenBy(AtomicInteger receiver) {
        long end = System.nanoTime() + TIME_TO_TAKE_OVER.toNanos();
        eventually().pollDelay(Duration.ZERO).until(() -> {
            sendRounds(1);
            return receiver.get() > 0 || System.nanoTime() > end;
        });
        sendRounds(3);
    }

    private static void await(CountDownLatch latch, Duration atMost) {
        try {
            latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
