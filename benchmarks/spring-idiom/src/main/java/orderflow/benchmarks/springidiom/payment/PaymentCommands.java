package orderflow.benchmarks.springidiom.payment;

import java.util.Optional;
import java.util.UUID;
import orderflow.benchmarks.springidiom.Events;
import orderflow.messages.Channels;
import orderflow.messages.Money;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import orderflow.messages.PaymentCommand.CapturePayment;
import orderflow.messages.PaymentEvent.PaymentAuthorized;
import orderflow.messages.PaymentEvent.PaymentCaptured;
import orderflow.messages.PaymentEvent.PaymentDeclined;
import orderflow.messages.PaymentReply;
import org.springframework.amqp.rabbit.annotation.RabbitHandler;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holds and captures amounts. The listener's retry is there for the same race as with the replies to orders. */
@Component
@RabbitListener(queues = Channels.PAYMENT_COMMANDS)
class PaymentCommands {

    private final AccountRepository accounts;
    private final PaymentRepository payments;
    private final LedgerRepository ledger;
    private final Events events;
    private final RabbitTemplate rabbit;

    PaymentCommands(
            AccountRepository accounts,
            PaymentRepository payments,
            LedgerRepository ledger,
            Events events,
            RabbitTemplate rabbit) {
        this.accounts = accounts;
        this.payments = payments;
        this.ledger = ledger;
        this.events = events;
        this.rabbit = rabbit;
    }

    @Transactional
    @RabbitHandler
    public void authorize(AuthorizePayment command) {
        UUID orderId = command.orderId();
        String customerId = command.customerId();
        Optional<String> refusal = hold(command);
        payments.save(new Payment(command, refusal));
        PaymentReply outcome = refusal.<PaymentReply>map(
                        reason -> new PaymentDeclined(orderId, customerId, command.amount(), reason))
                .orElseGet(() -> new PaymentAuthorized(orderId, customerId, command.amount()));
        answer(outcome);
    }

    private Optional<String> hold(AuthorizePayment command) {
        String customerId = command.customerId();
        Optional<Account> account = accounts.findById(customerId);
        if (account.isEmpty()) {
            return Optional.of("unknown customer: " + customerId);
        }
        Optional<String> refusal = account.get().refusalOf(command.amount());
        if (refusal.isEmpty()) {
            account.get().hold(command.amount());
            ledger.saveAll(LedgerEntry.booking(
                    command.orderId(),
                    LedgerEntry.available(customerId),
                    LedgerEntry.held(customerId),
                    command.amount()));
        }
        return refusal;
    }

    @Transactional
    @RabbitHandler
    public void capture(CapturePayment command) {
        UUID orderId = command.orderId();
        Payment payment = payments.findById(orderId)
                .orElseThrow(() -> new IllegalStateException("there is no payment for order " + orderId));
        payment.capture();
        Money amount = payment.amount();
        accounts.findById(payment.customerId()).orElseThrow().capture(amount);
        ledger.saveAll(LedgerEntry.booking(orderId, LedgerEntry.held(payment.customerId()), "merchant", amount));
        answer(new PaymentCaptured(orderId, amount));
    }

    private void answer(PaymentReply outcome) {
        events.publish(Channels.PAYMENT_EVENTS, outcome.orderId().toString(), outcome);
        rabbit.convertAndSend(Channels.ORDER_REPLIES, outcome);
    }
}
