package orderflow.order.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import orderflow.messaging.message.MessagingMapper;
import orderflow.messaging.outbox.MessageHistory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows orders and their messages. */
@Tag(name = "orders")
@RestController
class OrderController {

    private static final int MOST_MESSAGES = 1_000;

    private final OrderViews orders;
    private final MessageHistory history;
    private final MessagingMapper mapper;

    OrderController(OrderViews orders, MessageHistory history, MessagingMapper mapper) {
        this.orders = orders;
        this.history = history;
        this.mapper = mapper;
    }

    @Operation(summary = "Show an order")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is no such order.")
    @GetMapping("/orders/{orderId}")
    OrderView order(@PathVariable UUID orderId) {
        return orders.of(orderId);
    }

    @Operation(summary = "List a customer's latest orders, newest first")
    @GetMapping("/orders")
    List<OrderView> orders(@RequestParam @CustomerId String customerId) {
        return orders.latestOf(customerId);
    }

    @Operation(
            summary = "List the messages of an order's conversation, oldest first",
            description = "Those that this service sent or handled.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is no such order.")
    @GetMapping("/orders/{orderId}/messages")
    List<MessageView> messages(@PathVariable UUID orderId) {
        String conversation = orders.of(orderId).orderId().toString();
        return history.conversation(conversation, MOST_MESSAGES).stream()
                .map(entry -> MessageView.of(entry, mapper))
                .toList();
    }
}
