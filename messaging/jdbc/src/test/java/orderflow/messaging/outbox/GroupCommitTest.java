package orderflow.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import orderflow.messaging.message.MessageTracing;
import orderflow.messaging.support.Gate;
import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private static final int MANY = 8;

    private final TestService service = new TestService();
    private final AtomicInteger begun = new AtomicInteger();
    private final GroupCommit group =
            new GroupCommit(new Counted(service.transactions()), MessageTracing.PASSING_ON, "greet", 1);
    private final ExecutorService callers = Executors.newFixedThreadPool(MANY + 1);

    /** Counts transactions. */
    private final class Counted implements Transactions {

        private final Transactions transactions;

        Counted(Transactions transactions) {
            this.transactions = transactions;
        }

        @Override
        public <T> T execute(Supplier<T> work) {
            begun.incrementAndGet();
            return transactions.execute(work);
        }

        @Override
        public <P extends Participant> P participant(Object key, Supplier<P> create) {
            return transactions.participant(key, create);
        }
    }

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    private <T> CompletableFuture<T> call(Supplier<T> work) {
        return CompletableFuture.supplyAsync(() -> group.execute(work), callers);
    }

    /** Keeps the only transaction busy until all others wait. */
    private <T> List<CompletableFuture<T>> together(List<Supplier<T>> works) {
        Gate gate = new Gate();
        CompletableFuture<Boolean> first = call(() -> {
            gate.pass();
            return true;
        });
        gate.awaitArrival();
        List<CompletableFuture<T>> calls = works.stream().map(this::call).toList();
        await().until(() -> group.waiting() == works.size());
        gate.open();
        assertThat(first).succeedsWithin(5, TimeUnit.SECONDS);
        return calls;
    }

    private Supplier<Integer> greeting(int number) {
        return () -> {
            service.send("key-" + number, "hello " + number);
            return number;
        };
    }

    @Test
    void sharesATransactionAndGivesEachItsOwnResult() {
        var calls = together(IntStream.range(0, MANY).mapToObj(this::greeting).toList());

        for (int number = 0; number < MANY; number++) {
            assertThat(calls.get(number)).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(number);
        }
        assertThat(begun).hasValue(2);
        assertThat(service.outbox().backlog().depth()).isEqualTo(MANY);
    }

    @Test
    void letsAFailingOneFailAlone() {
        Supplier<Integer> failing = () -> {
            service.send("key-1", "hello 1");
            throw new IllegalArgumentException("refused");
        };

        var calls = together(List.of(greeting(0), failing, greeting(2)));

        assertThat(calls.get(0)).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(0);
        assertThat(calls.get(1))
                .failsWithin(5, TimeUnit.SECONDS)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(IllegalArgumentException.class);
        assertThat(calls.get(2)).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(2);
        assertThat(service.outbox().backlog().depth()).isEqualTo(2);
    }

    @Test
    void throwsWhatALoneCallThrows() {
        NoClassDefFoundError missing = new NoClassDefFoundError("missing");

        assertThatThrownBy(() -> group.execute(() -> {
                    throw missing;
                }))
                .isSameAs(missing);
        assertThat(group.execute(() -> "goes on")).isEqualTo("goes on");
    }
}
