package orderflow.order.web;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import orderflow.messaging.message.MessagingMapper;
import orderflow.messaging.outbox.MessageHistory;
import orderflow.order.order.Order;
import orderflow.order.order.Orders;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows orders and their messages. */
@RestController
class OrderController {

    private static final int MOST_ORDERS = 100;
    private static final int MOST_MESSAGES = 1_000;

    private final Orders orders;
    private final MessageHistory history;
    private final MessagingMapper mapper;

    OrderController(Orders orders, MessageHistory history, MessagingMapper mapper) {
        this.orders = orders;
        this.history = history;
        this.mapper = mapper;
    }

    @GetMapping("/orders/{orderId}")
    @Transactional(readOnly = true)
    OrderView order(@PathVariable UUID orderId) {
        return OrderView.of(find(orderId));
    }

    /** Lists a customer's latest {@value #MOST_ORDERS} orders, newest first. */
    @GetMapping("/orders")
    @Transactional(readOnly = true)
    List<OrderView> orders(@RequestParam String customerId) {
        return orders.findByCustomerIdOrderByPlacedAtDesc(customerId, Limit.of(MOST_ORDERS)).stream()
                .map(OrderView::of)
                .toList();
    }

    /** Lists every message of the order's conversation that this service sent or handled, oldest first. */
    @GetMapping("/orders/{orderId}/messages")
    @Transactional(readOnly = true)
    List<MessageView> messages(@PathVariable UUID orderId) {
        return history.conversation(find(orderId).id().toString(), MOST_MESSAGES).stream()
                .map(entry -> MessageView.of(entry, mapper))
                .toList();
    }

    private Order find(UUID orderId) {
        return orders.findById(orderId).orElseThrow(() -> notFound(orderId));
    }

    private static ErrorResponseException notFound(UUID orderId) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "There is no order " + orderId + ".");
        problem.setInstance(URI.create("/orders/" + orderId));
        return new ErrorResponseException(HttpStatus.NOT_FOUND, problem, null);
    }
}
