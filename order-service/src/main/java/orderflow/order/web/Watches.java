package orderflow.order.web;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import orderflow.order.customer.Customers;
import orderflow.order.order.OrderState;
import orderflow.order.order.Orders;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What requests wait for: the outcome of an order, and news of a customer whose account was opened a moment ago. */
@Component
class Watches {

    private static final int MILLIS_BETWEEN_LOOKS = 25;

    private final DatabaseWatch<UUID> outcomes;
    private final DatabaseWatch<String> customers;

    Watches(Orders orders, Customers customers) {
        this.outcomes = new DatabaseWatch<>(ids -> orders.inState(ids, OrderState.FINAL));
        this.customers = new DatabaseWatch<>(customers::known);
    }

    /** @return completes with true when the order is final, with false when it is not by then */
    CompletableFuture<Boolean> outcome(UUID orderId, Duration atMost) {
        return outcomes.await(orderId, atMost);
    }

    /** @return completes with true when the customer is known, with false when it is not by then */
    CompletableFuture<Boolean> customer(String customerId, Duration atMost) {
        return customers.await(customerId, atMost);
    }

    @Scheduled(fixedDelay = MILLIS_BETWEEN_LOOKS)
    void look() {
        outcomes.look();
        customers.look();
    }
}
