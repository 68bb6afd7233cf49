package orderflow.payment.payment;

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
import orderflow.messages.PaymentEvent.PaymentAuthorized;
import orderflow.messages.PaymentEvent.PaymentCancelled;
import orderflow.messages.PaymentEvent.PaymentCaptured;
import orderflow.messages.PaymentEvent.PaymentDeclined;
import orderflow.messages.PaymentEvent.PaymentRefunded;
import orderflow.messages.PaymentReply.AuthorizePaymentReply;
import orderflow.messages.PaymentReply.CancelPaymentReply;
import orderflow.messages.PaymentReply.CapturePaymentReply;
import orderflow.messages.PaymentReply.CaptureRefused;
import orderflow.payment.account.Hold;
import org.jspecify.annotations.Nullable;

/** Aggregate: the payment of one order. It alone decides what a command means, whenever that arrives. */
@Entity
public class Payment {

    @Id
    private UUID orderId;

    private @Nullable String customerId;
    private @Nullable BigDecimal amount;
    private @Nullable Currency currency;

    @Enumerated(EnumType.STRING)
    private PaymentState state;

    private @Nullable String reason;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields
    protected Payment() {}

    private Payment(UUID orderId, PaymentState state) {
        this.orderId = orderId;
        this.state = state;
    }

    static Payment authorized(AuthorizePayment command) {
        return asked(command, PaymentState.AUTHORIZED);
    }

    static Payment declined(AuthorizePayment command, String reason) {
        Payment payment = asked(command, PaymentState.DECLINED);
        payment.reason = reason;
        return payment;
    }

    /** @return what makes an authorisation that comes after its cancellation be declined */
    static Payment tombstone(UUID orderId) {
        return new Payment(orderId, PaymentState.CANCELLED);
    }

    private static Payment asked(AuthorizePayment command, PaymentState state) {
        Payment payment = new Payment(command.orderId(), state);
        payment.customerId = command.customerId();
        payment.amount = command.amount().amount();
        payment.currency = command.amount().currency();
        return payment;
    }

    public UUID orderId() {
        return orderId;
    }

    /** @return empty for a tombstone */
    public Optional<String> customerId() {
        return Optional.ofNullable(customerId);
    }

    /** @return empty for a tombstone */
    public Optional<Money> amount() {
        return amount == null || currency == null ? Optional.empty() : Optional.of(new Money(amount, currency));
    }

    public PaymentState state() {
        return state;
    }

    /** @return why it was declined */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** @throws java.util.NoSuchElementException for a tombstone */
    Hold hold() {
        return new Hold(orderId, customerId().orElseThrow(), amount().orElseThrow());
    }

    void captured() {
        state = PaymentState.CAPTURED;
    }

    void cancelled() {
        state = PaymentState.CANCELLED;
    }

    void refunded() {
        state = PaymentState.REFUNDED;
    }

    /** @return how it stands, as an answer to this command; a repeated one gets the present outcome */
    AuthorizePaymentReply outcomeOf(AuthorizePayment command) {
        if (state == PaymentState.AUTHORIZED || state == PaymentState.CAPTURED) {
            return new PaymentAuthorized(orderId, hold().customerId(), hold().amount());
        }
        return new PaymentDeclined(
                orderId, command.customerId(), command.amount(), reason().orElse("payment was cancelled before"));
    }

    /** @return how it stands, as an answer to the command to capture it */
    CapturePaymentReply outcomeOfCapture() {
        return state == PaymentState.CAPTURED
                ? new PaymentCaptured(orderId, hold().amount())
                : new CaptureRefused(orderId, "payment is " + state);
    }

    /** @return how it stands, as an answer to the command to cancel it, which has been carried out */
    CancelPaymentReply outcomeOfCancel() {
        return state == PaymentState.REFUNDED
                ? new PaymentRefunded(orderId, hold().amount())
                : new PaymentCancelled(orderId);
    }
}
