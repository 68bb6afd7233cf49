package orderflow.order.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import orderflow.order.customer.Customers;
import orderflow.order.order.Order;
import orderflow.order.order.OrderState;
import orderflow.order.order.Orders;
import orderflow.order.placeorder.OrderRequest;
import orderflow.order.placeorder.PlaceOrder;
import orderflow.order.placeorder.PlaceOrder.Placed;
import orderflow.problem.InvalidField;
import orderflow.problem.InvalidRequestException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes orders: answers at once, or waits for the outcome if the client prefers. No thread is held while waiting. */
@Tag(name = "orders")
@RestController
class PlaceOrderController {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;
    // the event that an account was opened needs a moment to get here
    private static final Duration CUSTOMER_MAY_TAKE = Duration.ofSeconds(2);

    private final PlaceOrder placeOrder;
    private final Orders orders;
    private final Customers customers;
    private final Watches watches;
    private final Executor executor;

    PlaceOrderController(
            PlaceOrder placeOrder,
            Orders orders,
            Customers customers,
            Watches watches,
            @Qualifier("applicationTaskExecutor") Executor executor) {
        this.placeOrder = placeOrder;
        this.orders = orders;
        this.customers = customers;
        this.watches = watches;
        this.executor = executor;
    }

    /** The answer to an accepted order. */
    record Accepted(UUID orderId, OrderState state) {}

    @Operation(
            summary = "Place an order",
            description = "Answers at once, before the payment is asked for, unless the client prefers to wait.")
    @ApiResponse(
            responseCode = "200",
            description = "The order is final.",
            headers = @Header(name = "Location", description = "where the order is", schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "202",
            description = "The order is accepted.",
            headers = @Header(name = "Location", description = "where the order is", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "422", description = "The request is well-formed and means nothing; errors says why.")
    @PostMapping("/orders")
    CompletableFuture<ResponseEntity<Accepted>> place(
            @Valid @RequestBody OrderBody body,
            @Parameter(description = "Repeated under the same key, the request places no second order.")
                    @RequestHeader(name = IDEMPOTENCY_KEY, required = false)
                    @Nullable
                    String key,
            @Parameter(description = PreferWait.DESCRIPTION, example = PreferWait.EXAMPLE)
                    @RequestHeader(name = "Prefer", required = false)
                    @Nullable
                    String prefer) {
        OrderRequest request = OrderRequests.from(body);
        Optional<String> idempotencyKey = Optional.ofNullable(key).map(PlaceOrderController::checked);
        return customerKnown(request.customerId())
                .thenApply(known -> placeOrder.place(request, idempotencyKey))
                .thenCompose(placed -> answer(placed, PreferWait.of(prefer)));
    }

    private static String checked(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new InvalidRequestException(
                    new InvalidField(IDEMPOTENCY_KEY, "must have 1 to " + LONGEST_KEY + " characters"));
        }
        return key;
    }

    private CompletableFuture<Boolean> customerKnown(String customerId) {
        if (customers.isKnown(customerId)) {
            return CompletableFuture.completedFuture(true);
        }
        return watches.customer(customerId, CUSTOMER_MAY_TAKE)
                .thenApplyAsync(known -> known || refuse(customerId), executor);
    }

    private static boolean refuse(String customerId) {
        throw new InvalidRequestException(new InvalidField(
                "customerId", "is unknown: payment-service has told of no account for '" + customerId + "'"));
    }

    private CompletableFuture<ResponseEntity<Accepted>> answer(Placed placed, Optional<Duration> wait) {
        UUID orderId = placed.orderId();
        if (wait.isEmpty()) {
            OrderState state = placed.fresh() ? OrderState.APPROVAL_PENDING : stateOf(orderId);
            return CompletableFuture.completedFuture(answer(orderId, state, new HttpHeaders()));
        }
        HttpHeaders applied = new HttpHeaders();
        applied.set("Preference-Applied", "wait=" + wait.get().toSeconds());
        return watches.outcome(orderId, wait.get())
                .thenApplyAsync(known -> answer(orderId, stateOf(orderId), applied), executor);
    }

    private OrderState stateOf(UUID orderId) {
        return orders.findById(orderId).map(Order::state).orElse(OrderState.APPROVAL_PENDING);
    }

    private static ResponseEntity<Accepted> answer(UUID orderId, OrderState state, HttpHeaders headers) {
        headers.setLocation(URI.create("/orders/" + orderId));
        return new ResponseEntity<>(
                new Accepted(orderId, state), headers, state.isFinal() ? HttpStatus.OK : HttpStatus.ACCEPTED);
    }
}
