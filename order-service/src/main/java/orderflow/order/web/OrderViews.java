package orderflow.order.web;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import orderflow.order.order.Orders;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;

/** Orders as the API shows them. */
@Component
@Transactional(readOnly = true)
class OrderViews {

    private static final int MOST_ORDERS = 100;

    private final Orders orders;

    OrderViews(Orders orders) {
        this.orders = orders;
    }

    /** @throws ErrorResponseException with 404 when there is no such order */
    OrderView of(UUID orderId) {
        return orders.findById(orderId).map(OrderView::of).orElseThrow(() -> notFound(orderId));
    }

    /** @return at most {@value #MOST_ORDERS} orders of the customer, newest first */
    List<OrderView> latestOf(String customerId) {
        return orders.findByCustomerIdOrderByPlacedAtDescIdDesc(customerId, Limit.of(MOST_ORDERS)).stream()
                .map(OrderView::of)
                .toList();
    }

    private static ErrorResponseException notFound(UUID orderId) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "There is no order " + orderId + ".");
        problem.setInstance(URI.create("/orders/" + orderId));
        return new ErrorResponseException(HttpStatus.NOT_FOUND, problem, null);
    }
}
