package orderflow.order.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
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
@Tag(name = "orders")
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

    @Operation(
            summary = "Cancel an order",
            description = "In whatever state it is; the money goes back. May be repeated.")
    @ApiResponse(
            responseCode = "202",
            description = "The order as it is now.",
            headers = @Header(name = "Location", description = "where the order is", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "404", description = "There is no such order.")
    @DeleteMapping("/orders/{orderId}")
    CompletableFuture<ResponseEntity<OrderView>> cancel(
            @PathVariable UUID orderId,
            @Parameter(description = PreferWait.DESCRIPTION, example = PreferWait.EXAMPLE)
                    @RequestHeader(name = "Prefer", required = false)
                    @Nullable
                    String prefer) {
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
