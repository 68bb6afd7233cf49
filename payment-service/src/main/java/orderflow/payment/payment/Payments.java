package orderflow.payment.payment;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import orderflow.messages.Channels;
import orderflow.messages.PaymentCommand;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import orderflow.messages.PaymentCommand.CancelPayment;
import orderflow.messages.PaymentCommand.CapturePayment;
import orderflow.messages.PaymentReply;
import orderflow.messages.PaymentReply.AuthorizePaymentReply;
import orderflow.messages.PaymentReply.CancelPaymentReply;
import orderflow.messages.PaymentReply.CapturePaymentReply;
import orderflow.messages.PaymentReply.CaptureRefused;
import orderflow.messaging.message.EventMessage;
import orderflow.messaging.outbox.IdentityMap;
import orderflow.messaging.outbox.MessagingGateway;
import orderflow.messaging.outbox.Transactions;
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
    private final IdentityMap<UUID, Payment> payments;

    Payments(EntityManager entities, Accounts accounts, MessagingGateway gateway, Transactions transactions) {
        this.entities = entities;
        this.accounts = accounts;
        this.gateway = gateway;
        this.payments = new IdentityMap<>(transactions, this::find);
    }

    /** Finds the payments of a batch of commands, and locks the accounts that they may change. */
    void preload(List<PaymentCommand> commands) {
        payments.load(commands.stream().map(PaymentCommand::orderId).toList());
        accounts.lockAll(commands.stream()
                .flatMap(command -> customerOf(command).stream())
                .collect(Collectors.toSet()));
    }

    private Optional<String> customerOf(PaymentCommand command) {
        return command instanceof AuthorizePayment authorize
                ? Optional.of(authorize.customerId())
                : payments.get(command.orderId()).flatMap(Payment::customerId);
    }

    private Map<UUID, Payment> find(Collection<UUID> orderIds) {
        return entities
                .createQuery("select p from Payment p where p.orderId in :ids", Payment.class)
                .setParameter("ids", orderIds)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(Payment::orderId, Function.identity()));
    }

    @Transactional(readOnly = true)
    public Optional<Payment> of(UUID orderId) {
        return Optional.ofNullable(entities.find(Payment.class, orderId));
    }

    AuthorizePaymentReply authorize(AuthorizePayment command) {
        return payments.get(command.orderId())
                .map(payment -> payment.outcomeOf(command))
                .orElseGet(() -> published(begin(command).outcomeOf(command)));
    }

    private Payment begin(AuthorizePayment command) {
        Optional<String> refusal = accounts.hold(new Hold(command.orderId(), command.customerId(), command.amount()));
        Payment payment =
                refusal.map(reason -> Payment.declined(command, reason)).orElseGet(() -> Payment.authorized(command));
        return persisted(payment);
    }

    /** Of two that begin a payment at once, the primary key lets one through. */
    private Payment persisted(Payment payment) {
        entities.persist(payment);
        payments.put(payment.orderId(), payment);
        return payment;
    }

    CapturePaymentReply capture(CapturePayment command) {
        return payments.get(command.orderId())
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
        return payments.get(command.orderId()).map(this::cancel).orElseGet(() -> bury(command.orderId()));
    }

    private CancelPaymentReply bury(UUID orderId) {
        return published(persisted(Payment.tombstone(orderId)).outcomeOfCancel());
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
