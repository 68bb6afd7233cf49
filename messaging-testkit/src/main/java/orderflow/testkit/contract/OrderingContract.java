package orderflow.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.Subscription;
import org.junit.jupiter.api.Test;

/** One key's messages stay in order, whoever comes and goes; different shards are handled in parallel. */
abstract class OrderingContract extends ContractPart {

    private static final int ROUNDS = 25;
    private static final Duration TIME_TO_TAKE_OVER = Duration.ofSeconds(3);

    private final Channel channel = pointToPoint(SHARDS);
    private final FirstSights sights = new FirstSights();
    private int rounds;

    OrderingContract(ChannelAdapterContract broker) {
        super(broker);
    }

    @Test
    void keepsEachKeyInOrderWhileReceiversComeAndGo() {
        AtomicInteger first = new AtomicInteger();
        Subscription leaving = subscribe(channel, "receiver", sights.receiver(first));
        sendUntilSeenBy(first);
        AtomicInteger second = new AtomicInteger();
        Subscription staying = subscribeOtherInstance(channel, "receiver", sights.receiver(second));
        sendUntilSeenBy(second);
        leaving.close();
        sendRounds(5);
        AtomicInteger third = new AtomicInteger();
        subscribe(channel, "receiver", sights.receiver(third));
        sendUntilSeenBy(third);
        staying.close();
        sendRounds(Math.max(5, ROUNDS - rounds));

        List<Long> sent = LongStream.rangeClosed(1, rounds).boxed().toList();
        eventually().until(() -> KEYS.stream().allMatch(key -> sights.of(key).size() == rounds));
        assertThat(KEYS).allSatisfy(key -> assertThat(sights.of(key)).isEqualTo(sent));
    }

    @Test
    void handlesShardsInParallel() throws InterruptedException {
        CountDownLatch together = new CountDownLatch(2);
        subscribe(channel, "receiver", deliveries -> {
            together.countDown();
            await(together);
        });

        sendRounds(1);

        assertThat(together.await(20, TimeUnit.SECONDS)).isTrue();
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

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
