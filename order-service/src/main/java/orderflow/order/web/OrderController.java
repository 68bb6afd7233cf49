package orderflow.order.web;

import java.util.List;
import java.util.UUID;
import orderflow.messaging.message.MessagingMapper;
import orderflow.messaging.outbox.MessageHistory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows orders and their messages. */
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

    @GetMapping("/orders/{orderId}")
    OrderView order(@PathVariable UUID orderId) {
        return orders.of(orderId);
    }

    /** Lists a customer's latest orders, newest first. */
    @GetMapping("/orders")
    List<OrderView> orders(@RequestParam @CustomerId String customerId) {
        return orders.latestOf(customerId);
    }

    /** Lists every message of the order's conversation that this service sent or handled, oldest first. */
    @GetMapping("/orders/{orderId}/messages")
    List<MessageView> messages(@PathVariable UUID orderId) {
        String conversation = orders.of(orderId).orderId().toString();
        return history.conversation(conversation, MOST_MESSAGES).stream()
                .map(entry -> MessageView.of(entry, mapper))
                .toList();
    }
}
