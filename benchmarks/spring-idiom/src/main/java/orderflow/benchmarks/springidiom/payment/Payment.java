package orderflow.benchmarks.springidiom.payment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import orderflow.messages.Money;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import org.jspecify.annotations.Nullable;

/** The payment of one order. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads them
class Payment {

    @Id
    private UUID orderId;

    private String customerId;
    private BigDecimal amount;
    private Currency currency;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable String reason;

    @Version
    private @Nullable Long version;

    enum State {
        AUTHORIZED,
        DECLINED,
        CAPTURED
    }

    protected Payment() {}

    /** @param refusal why the amount is not held; empty when it is */
    Payment(AuthorizePayment command, Optional<String> refusal) {
        this.orderId = command.orderId();
        this.customerId = command.customerId();
        this.amount = command.amount().amount();
        this.currency = command.amount().currency();
        this.state = refusal.isEmpty() ? State.AUTHORIZED : State.DECLINED;
        this.reason = refusal.orElse(null);
    }

    void capture() {
        if (state != State.AUTHORIZED) {
            throw new IllegalStateException("payment " + orderId + " is " + state);
        }
        state = State.CAPTURED;
    }

    String customerId() {
        return customerId;
    }

    Money amount() {
        return new Money(amount, currency);
    }
}
