package orderflow.payment.payment;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import orderflow.messages.Channels;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import orderflow.messages.PaymentCommand.CancelPayment;
import orderflow.messages.PaymentCommand.CapturePayment;
import orderflow.messages.PaymentReply;
import orderflow.messages.PaymentReply.AuthorizePaymentReply;
import orderflow.messages.PaymentReply.CancelPaymentReply;
import orderflow.messages.PaymentReply.CapturePaymentReply;
import orderflow.messages.PaymentReply.CaptureRefused;
import orderflow.messaging.message.EventMessage;
import orderflow.messaging.outbox.MessagingGateway;
import orderflow.payment.account.Accounts;
import orderflow.payment.account.Hold;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * All payments, and the handlers of the commands about them. Idempotent by order: a repeated command gets the present
 * outcome; only a change is published.
 */
@Repository
@Transactional
public class Payments {

    private final EntityManager entities;
    private final Accounts accounts;
    private final MessagingGateway gateway;

    Payments(EntityManager entities, Accounts accounts, MessagingGateway gateway) {
        this.entities = entities;
        this.accounts = accounts;
        this.gateway = gateway;
    }

    @Transactional(readOnly = true)
    public Optional<Payment> of(UUID orderId) {
        return Optional.ofNullable(entities.find(Payment.class, orderId));
    }

    AuthorizePaymentReply authorize(AuthorizePayment command) {
        return of(command.orderId())
                .map(payment -> payment.outcomeOf(command))
                .orElseGet(() -> published(begin(command).outcomeOf(command)));
    }

    private Payment begin(AuthorizePayment command) {
        Optional<String> refusal = accounts.hold(new Hold(command.orderId(), command.customerId(), command.amount()));
        Payment payment =
                refusal.map(reason -> Payment.declined(command, reason)).orElseGet(() -> Payment.authorized(command));
        entities.persist(payment); // of two that begin it at once, the primary key lets one through
        return payment;
    }

    CapturePaymentReply capture(CapturePayment command) {
        return of(command.orderId())
                .map(this::capture)
                .orElseGet(() -> new CaptureRefused(command.orderId(), "there is no payment"));
    }

    private CapturePaymentReply capture(Payment payment) {
        if (payment.state() != PaymentState.AUTHORIZED) {
            return payment.outcomeOfCapture();
        }
        accounts.capture(payment.hold());
        payment.captured();
        return published(payment.outcomeOfCapture());
    }

    CancelPaymentReply cancel(CancelPayment command) {
        return of(command.orderId()).map(this::cancel).orElseGet(() -> bury(command.orderId()));
    }

    private CancelPaymentReply bury(UUID orderId) {
        Payment tombstone = Payment.tombstone(orderId);
        entities.persist(tombstone);
        return published(tombstone.outcomeOfCancel());
    }

    private CancelPaymentReply cancel(Payment payment) {
        switch (payment.state()) {
            case AUTHORIZED -> {
                accounts.release(payment.hold());
                payment.cancelled();
            }
            case CAPTURED -> {
                accounts.refund(payment.hold());
                payment.refunded();
            }
            case DECLINED, CANCELLED, REFUNDED -> {
                return payment.outcomeOfCancel();
            }
        }
        return published(payment.outcomeOfCancel());
    }

    private <R extends PaymentReply> R published(R outcome) {
        gateway.publish(
                new EventMessage(Channels.PAYMENT_EVENTS, outcome.orderId().toString(), outcome));
        return outcome;
    }
}
