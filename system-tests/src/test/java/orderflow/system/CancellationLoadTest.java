package orderflow.system;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders of one customer are cancelled while they are on their way, at moments that nobody chose. */
class CancellationLoadTest {

    private static final int ORDERS = 100;
    private static final int THREADS = 8;
    private static final int MOST_MILLIS_BEFORE = 600;
    private static final Duration MOST = Duration.ofMinutes(2);

    private final RunningSystem system = RunningSystem.shared();
    private final RestApi api = system.api();
    private final Random random = new Random(42);
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    private final Queue<UUID> placed = new ConcurrentLinkedQueue<>();
    private final Set<UUID> cancelled = ConcurrentHashMap.newKeySet();
    private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void givesTheMoneyOfEveryCancelledOrderBack() throws IOException {
        Settlement settlement = settlementOf("hesitant");
        for (int order = 0; order < ORDERS; order++) {
            boolean regretted = order % 2 == 0;
            int millis = random.nextInt(MOST_MILLIS_BEFORE);
            threads.execute(() -> order("hesitant", regretted, millis));
        }
        await().atMost(MOST).until(() -> placed.size() == ORDERS && cancelled.size() == ORDERS / 2);

        settlement.awaitFinal(placed, MOST);
        settlement.check(placed);
        assertThat(cancelled).allSatisfy(order -> assertThat(stateOf(order)).isEqualTo("CANCELLED"));
        assertThat(refusals).isEmpty();
        assertThat(system.process().errors()).isEmpty();
    }

    /** Whoever got no answer asks again; that is all it takes. */
    @Test
    void finishesEveryCancellationAfterKill9() throws IOException {
        Settlement settlement = settlementOf("impatient");
        range(0, ORDERS).forEach(order -> placed.add(api.place("impatient", "1.25")));
        placed.forEach(order -> threads.execute(() -> cancel(order)));
        await().atMost(MOST).pollInterval(Duration.ofMillis(5)).until(() -> cancelled.size() >= ORDERS / 3);
        system.kill();
        system.startAgain();
        List<UUID> unanswered =
                placed.stream().filter(order -> !cancelled.contains(order)).toList();
        unanswered.forEach(order -> threads.execute(() -> cancel(order)));
        await().atMost(MOST).until(() -> cancelled.size() == ORDERS);

        settlement.awaitFinal(placed, MOST);
        settlement.check(placed);
        assertThat(placed).allSatisfy(order -> assertThat(stateOf(order)).isEqualTo("CANCELLED"));
        assertThat(refusals).isEmpty();
    }

    private Settlement settlementOf(String customer) throws IOException {
        api.openAccount(customer, "1000.00");
        return new Settlement(api, List.of(customer));
    }

    private void order(String customer, boolean regretted, int millis) {
        UUID order = api.place(customer, "1.25");
        placed.add(order);
        if (regretted) {
            threads.schedule(() -> cancel(order), millis, TimeUnit.MILLISECONDS);
            threads.schedule(() -> cancel(order), millis, TimeUnit.MILLISECONDS);
        }
    }

    private void cancel(UUID order) {
        try {
            int status = api.cancel(order);
            if (status == 202) {
                cancelled.add(order);
            } else {
                refusals.add(status);
            }
        } catch (IOException e) { // killed meanwhile
            throw new UncheckedIOException(e);
        }
    }

    private String stateOf(UUID order) {
        return api.json(Service.ORDER, "/orders/" + order).path("state").asString();
    }
}
