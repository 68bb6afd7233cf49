package orderflow.messaging.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import orderflow.messaging.message.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShardConsumerTest {

    private static final int MEGABYTE = 1024 * 1024;

    private final List<List<Integer>> received = new CopyOnWriteArrayList<>();
    private final List<Integer> settled = new CopyOnWriteArrayList<>();
    private final List<Runnable> failures = new ArrayList<>();
    private final Set<Integer> lost = ConcurrentHashMap.newKeySet();
    private final ShardConsumer<Numbered> consumer =
            new ShardConsumer<>(this::receive, handled -> handled.forEach(each -> settled.add(each.number())));
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

    @AfterEach
    void close() {
        assertThat(CompletableFuture.runAsync(consumer::close)).succeedsWithin(5, TimeUnit.SECONDS);
        assertThat(running).succeedsWithin(5, TimeUnit.SECONDS);
    }

    @Test
    void handlesNoMoreBytesTogetherThanFitIntoMemory() {
        arrive(10, MEGABYTE);
        assertThat(sizesOfBatches(10)).containsExactly(4, 4, 2);
    }

    @Test
    void handlesOneThatIsLargerThanThatAlone() {
        arrive(2, 5 * MEGABYTE);
        assertThat(sizesOfBatches(2)).containsExactly(1, 1);
    }

    @Test
    void handlesSmallOnesTogetherUpToTheirBound() {
        arrive(ShardConsumer.MOST + 1, 100);
        assertThat(sizesOfBatches(ShardConsumer.MOST + 1)).containsExactly(ShardConsumer.MOST, 1);
    }

    @Test
    void settlesThoseBeforeTheFailedOneAndHandsTheRestOverAgain() {
        failures.add(failedAt(2, Duration.ZERO));
        arrive(4, 1);

        run(4);

        assertThat(received).containsExactly(List.of(0, 1, 2, 3), List.of(2, 3));
        assertThat(settled).containsExactly(0, 1, 2, 3);
    }

    @Test
    void handsAllOverAgainAfterErrorThatNobodyForesaw() {
        failures.add(() -> {
            throw new NoClassDefFoundError("a class that the receiver needs");
        });
        arrive(2, 1);

        run(2);

        assertThat(received).containsExactly(List.of(0, 1), List.of(0, 1));
    }

    @Test
    void dropsWhatTheBrokerDeliversAgain() {
        lost.addAll(List.of(0, 1));
        arrive(3, 1);

        run(1);

        assertThat(received).containsExactly(List.of(2));
        assertThat(settled).containsExactly(2);
    }

    @Test
    void closesWithoutWaitingForTheRetry() {
        failures.add(failedAt(1, Duration.ofHours(1)));
        arrive(3, 1);
        run(1);

        assertThat(CompletableFuture.runAsync(consumer::close)).succeedsWithin(5, TimeUnit.SECONDS);
        assertThat(settled).containsExactly(0);
    }

    private static Runnable failedAt(int index, Duration retryAfter) {
        return () -> {
            throw new DeliveryFailedException(index, retryAfter, new IllegalStateException("cannot handle it now"));
        };
    }

    private void arrive(int messages, int bytes) {
        IntStream.range(0, messages)
                .mapToObj(number -> new Numbered(number, bytes, lost))
                .forEach(consumer::arrived);
    }

    private List<Integer> sizesOfBatches(int messages) {
        run(messages);
        return received.stream().map(List::size).toList();
    }

    private void run(int untilSettled) {
        running = CompletableFuture.runAsync(consumer);
        await().until(() -> settled.size() == untilSettled);
    }

    private void receive(List<? extends Delivery> deliveries) {
        received.add(deliveries.stream().map(each -> ((Numbered) each).number()).toList());
        if (!failures.isEmpty()) {
            failures.remove(0).run();
        }
    }

    private record Numbered(int number, long bytes, Set<Integer> lost) implements ShardConsumer.Arrival {

        @Override
        public boolean isAlive() {
            return !lost.contains(number);
        }

        @Override
        public Message message() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int shard() {
            return 0;
        }

        @Override
        public void setAside(String reason) {}
    }
}
