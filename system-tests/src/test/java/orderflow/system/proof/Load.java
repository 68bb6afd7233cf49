package orderflow.system.proof;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import orderflow.system.OrderClients.Purchase;
import orderflow.system.RestApi;
import orderflow.system.Service;

/** Customers who order at a steady pace, and repeat, with its Idempotency-Key, whatever was not accepted. */
final class Load implements AutoCloseable {

    private static final int CLIENTS = 16;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final RestApi api;
    private final List<Purchase> purchases;
    private final ScheduledExecutorService clients = Executors.newScheduledThreadPool(CLIENTS);
    private final Map<Purchase, UUID> accepted = new ConcurrentHashMap<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    Load(RestApi api, List<Purchase> purchases) {
        this.api = api;
        this.purchases = purchases;
    }

    void start(int perSecond) {
        long gap = TimeUnit.SECONDS.toMicros(1) / perSecond;
        for (int index = 0; index < purchases.size(); index++) {
            Purchase purchase = purchases.get(index);
            clients.schedule(() -> order(purchase), index * gap, TimeUnit.MICROSECONDS);
        }
    }

    private void order(Purchase purchase) {
        String failure = attempt(purchase);
        if (!failure.isEmpty() && !clients.isShutdown()) {
            failures.merge(failure, 1, Integer::sum);
            clients.schedule(() -> order(purchase), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** @return why it was not accepted, if so */
    private String attempt(Purchase purchase) {
        try {
            String body = RestApi.orderBody(purchase.customer(), purchase.price());
            HttpResponse<String> response = api.post(Service.ORDER, "/orders", body, "Idempotency-Key", purchase.key());
            if (response.statusCode() == 202) {
                accepted.put(purchase, RestApi.orderIdIn(response.body()));
                return "";
            }
            return String.valueOf(response.statusCode());
        } catch (IOException e) {
            return "no answer";
        }
    }

    int size() {
        return purchases.size();
    }

    Collection<UUID> accepted() {
        return List.copyOf(accepted.values());
    }

    /** @return how often an order had to be repeated, by the reason */
    Map<String, Integer> failures() {
        return new TreeMap<>(failures);
    }

    @Override
    public void close() {
        clients.shutdownNow();
    }
}
