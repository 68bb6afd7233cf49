package orderflow.system;

import static orderflow.system.RestApi.orderBody;
import static orderflow.system.RestApi.orderIdIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Clients that order at the same time, and that repeat, with its Idempotency-Key, what was not answered. */
public final class OrderClients implements AutoCloseable {

    /** @param key the Idempotency-Key */
    public record Purchase(String key, String customer, String price) {

        public static Purchase of(String customer, String price) {
            return new Purchase(UUID.randomUUID().toString(), customer, price);
        }

        public static List<Purchase> several(int count, String customer, String price) {
            return IntStream.range(0, count)
                    .mapToObj(any -> of(customer, price))
                    .toList();
        }
    }

    /** A repeated order may be final before it is repeated. */
    private static final Set<Integer> ACCEPTED_OR_FINAL = Set.of(202, 200);

    private final RestApi api;
    private final int clients;
    private final ExecutorService threads;
    private final Map<Purchase, UUID> accepted = new ConcurrentHashMap<>();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();

    public OrderClients(RestApi api, int clients) {
        this.api = api;
        this.clients = clients;
        this.threads = Executors.newFixedThreadPool(clients);
    }

    /** Starts to order; each client goes on until all is ordered or the server is gone. */
    public void start(Collection<Purchase> purchases) {
        Queue<Purchase> waiting = new ConcurrentLinkedQueue<>(purchases);
        for (int client = 0; client < clients; client++) {
            threads.execute(() -> order(waiting));
        }
    }

    private void order(Queue<Purchase> waiting) {
        for (Purchase next = waiting.poll(); next != null; next = waiting.poll()) {
            try {
                order(next);
            } catch (IOException e) {
                unanswered.add(e.toString()); // nobody knows whether it was accepted: to be repeated
                return;
            }
        }
    }

    private void order(Purchase purchase) throws IOException {
        String body = orderBody(purchase.customer(), purchase.price());
        HttpResponse<String> response = api.post(Service.ORDER, "/orders", body, "Idempotency-Key", purchase.key());
        if (ACCEPTED_OR_FINAL.contains(response.statusCode())) {
            accepted.put(purchase, orderIdIn(response.body()));
        } else {
            refusals.add(response.statusCode() + " " + response.body());
        }
    }

    public void awaitAccepted(int count, Duration atMost) {
        await().atMost(atMost)
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(accepted.size())
                        .as("orders accepted; refused: %s; not answered: %s", refusals, unanswered)
                        .isGreaterThanOrEqualTo(count));
    }

    /** Orders whatever was not answered again, until every purchase has its order. */
    public void repeatUnanswered(Collection<Purchase> purchases, Duration atMost) {
        start(purchases.stream().filter(each -> !accepted.containsKey(each)).toList());
        awaitAccepted(purchases.size(), atMost);
    }

    public Collection<UUID> accepted() {
        return List.copyOf(accepted.values());
    }

    /** @return the answers other than 202 */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
