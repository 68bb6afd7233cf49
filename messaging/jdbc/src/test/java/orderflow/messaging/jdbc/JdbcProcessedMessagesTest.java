package orderflow.messaging.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import orderflow.messaging.outbox.Transactions;
import org.junit.jupiter.api.Test;

class JdbcProcessedMessagesTest {

    private final TestDatabase database = new TestDatabase();
    private final Transactions transactions = database.transactions();
    private final JdbcProcessedMessages processed = new JdbcProcessedMessages(database.jdbc(), Clock.systemUTC());

    @Test
    void tellsFreshMessagesFromThoseThatTheSubscriberHasHandled() {
        UUID handled = UUID.randomUUID();
        enter("payment-service", handled);

        assertThat(enter("payment-service", UUID.randomUUID(), handled, UUID.randomUUID()))
                .containsExactlyInAnyOrder(0, 2);
        assertThat(enter("notification-service", handled)).containsExactly(0);
    }

    @Test
    void takesAMessageThatComesTwiceInOneBatchOnce() {
        UUID id = UUID.randomUUID();

        assertThat(enter("payment-service", id, id)).containsExactly(0);
    }

    @Test
    void makesALateTwinWaitAndFindADuplicate() {
        UUID id = UUID.randomUUID();
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        var first = CompletableFuture.supplyAsync(() -> transactions.execute(() -> {
            Set<Integer> fresh = processed.enter("payment-service", List.of(id));
            entered.countDown();
            awaitLatch(mayCommit);
            return fresh;
        }));
        awaitLatch(entered);
        var twin = CompletableFuture.supplyAsync(() -> enter("payment-service", id));

        await().during(200, TimeUnit.MILLISECONDS).until(() -> !twin.isDone());
        mayCommit.countDown();

        assertThat(first).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(Set.of(0));
        assertThat(twin).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(Set.of());
    }

    @Test
    void letsATwinThroughWhenTheFirstRollsBack() {
        UUID id = UUID.randomUUID();
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch mayFail = new CountDownLatch(1);
        var first = CompletableFuture.supplyAsync(() -> transactions.execute(() -> {
            processed.enter("payment-service", List.of(id));
            entered.countDown();
            awaitLatch(mayFail);
            throw new IllegalStateException("rolled back");
        }));
        awaitLatch(entered);
        var twin = CompletableFuture.supplyAsync(() -> enter("payment-service", id));
        mayFail.countDown();

        assertThat(first).failsWithin(5, TimeUnit.SECONDS);
        assertThat(twin).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(Set.of(0));
    }

    private Set<Integer> enter(String subscriber, UUID... ids) {
        return transactions.execute(() -> processed.enter(subscriber, List.of(ids)));
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
