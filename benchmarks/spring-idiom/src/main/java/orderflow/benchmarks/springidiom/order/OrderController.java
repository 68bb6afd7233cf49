package orderflow.benchmarks.springidiom.order;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import orderflow.messages.Money;
import orderflow.messages.OrderLine;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderController {

    private final OrderService orders;

    OrderController(OrderService orders) {
        this.orders = orders;
    }

    record OrderBody(
            @NotBlank @Size(max = 64) String customerId,

            @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,

            @NotEmpty @Size(max = 100) List<@NotNull @Valid Line> lines) {

        record Line(
                @NotBlank @Size(max = 64) String sku,

                @Min(1) @Max(1_000_000) int quantity,

                @NotNull @Pattern(regexp = "\\d{1,13}(\\.\\d{1,4})?")
                String unitPrice) {}

        List<OrderLine> orderLines() {
            return lines.stream()
                    .map(line -> new OrderLine(line.sku(), line.quantity(), Money.of(line.unitPrice(), currency)))
                    .toList();
        }
    }

    record Accepted(UUID orderId, Order.State state) {}

    @PostMapping("/orders")
    ResponseEntity<Accepted> place(@Valid @RequestBody OrderBody body) {
        UUID id = orders.place(body.customerId(), body.orderLines());
        return ResponseEntity.accepted()
                .location(URI.create("/orders/" + id))
                .body(new Accepted(id, Order.State.APPROVAL_PENDING));
    }

    /** What the messages' contracts complain of. */
    @ExceptionHandler(IllegalArgumentException.class)
    ProblemDetail refuse(IllegalArgumentException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }
}
