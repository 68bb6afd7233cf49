package orderflow.payment.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import orderflow.messages.Money;
import orderflow.payment.payment.Payment;
import orderflow.payment.payment.PaymentState;
import orderflow.payment.payment.Payments;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows payments. */
@Tag(name = "payments")
@RestController
class PaymentController {

    private final Payments payments;

    PaymentController(Payments payments) {
        this.payments = payments;
    }

    record PaymentView(
            UUID orderId,
            Optional<String> customerId,
            Optional<Money> amount,
            PaymentState state,
            Optional<String> reason) {

        static PaymentView of(Payment payment) {
            return new PaymentView(
                    payment.orderId(), payment.customerId(), payment.amount(), payment.state(), payment.reason());
        }
    }

    @Operation(summary = "Find the payment of an order", description = "None, or one.")
    @GetMapping("/payments")
    List<PaymentView> find(@RequestParam UUID orderId) {
        return payments.of(orderId).map(PaymentView::of).stream().toList();
    }
}
