package orderflow.order.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import orderflow.order.paymentquery.OrderPayment;
import orderflow.order.paymentquery.PaymentQuery;
import orderflow.order.paymentquery.PaymentServiceUnavailable;
import orderflow.problem.ServiceUnavailable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Shows an order's payment: the one answer that payment-service has to be up for. */
@Tag(name = "orders")
@RestController
class OrderPaymentController {

    private final OrderViews orders;
    private final PaymentQuery payments;

    OrderPaymentController(OrderViews orders, PaymentQuery payments) {
        this.orders = orders;
        this.payments = payments;
    }

    @Operation(
            summary = "Show an order's payment",
            description = "Asks payment-service and waits for its answer; every other operation does without it.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is no such order, or it has no payment yet.")
    @ApiResponse(responseCode = "503", description = "payment-service does not answer.")
    @GetMapping("/orders/{orderId}/payment")
    OrderPayment payment(@PathVariable UUID orderId) {
        orders.of(orderId);
        return payments.of(orderId)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "The order " + orderId + " has no payment yet."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noAnswer(PaymentServiceUnavailable unavailable) {
        return ServiceUnavailable.answer(
                "payment-service does not answer; orders are accepted all the same.", unavailable.retryAfter());
    }
}
