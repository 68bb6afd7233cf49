package orderflow.order.web;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import orderflow.order.cancelorder.CancelOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Cancels orders: idempotent by nature. Answers at once, or waits for the outcome if the client prefers. */
@RestController
class CancelOrderController {

    private final CancelOrder cancelOrder;
    private final OrderViews orders;
    private final Watches watches;
    private final Executor executor;

    CancelOrderController(
            CancelOrder cancelOrder,
            OrderViews orders,
            Watches watches,
            @Qualifier("applicationTaskExecutor") Executor executor) {
        this.cancelOrder = cancelOrder;
        this.orders = orders;
        this.watches = watches;
        this.executor = executor;
    }

    @DeleteMapping("/orders/{orderId}")
    CompletableFuture<ResponseEntity<OrderView>> cancel(
            @PathVariable UUID orderId, @RequestHeader(name = "Prefer", required = false) @Nullable String prefer) {
        cancelOrder.cancel(orderId);
        OrderView order = orders.of(orderId);
        HttpHeaders headers = new HttpHeaders();
        headers.setLocation(URI.create("/orders/" + orderId));
        Optional<Duration> wait = PreferWait.of(prefer);
        if (wait.isEmpty()) {
            return CompletableFuture.completedFuture(new ResponseEntity<>(order, headers, HttpStatus.ACCEPTED));
        }
        headers.set("Preference-Applied", "wait=" + wait.get().toSeconds());
        return watches.outcome(orderId, wait.get())
                .thenApplyAsync(
                        known -> new ResponseEntity<>(orders.of(orderId), headers, HttpStatus.ACCEPTED), executor);
    }
}
