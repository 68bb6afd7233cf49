package orderflow.order;

import java.util.List;
import java.util.UUID;
import orderflow.messages.Money;
import orderflow.messages.OrderLine;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import orderflow.messages.PaymentCommand.CancelPayment;
import orderflow.messages.PaymentCommand.CapturePayment;
import orderflow.messages.PaymentEvent.PaymentAuthorized;
import orderflow.messages.PaymentEvent.PaymentCancelled;
import orderflow.messages.PaymentEvent.PaymentCaptured;
import orderflow.messages.PaymentEvent.PaymentDeclined;
import orderflow.messages.PaymentEvent.PaymentRefunded;
import orderflow.messages.PaymentReply.CaptureRefused;
import orderflow.messaging.message.Message;
import orderflow.order.placeorder.OrderRequest;

/** What payment-service may answer about one order of {@link #BOOKS}; each waits for the command that it answers. */
public record PaymentReplies(PaymentParticipant payments, UUID order) {

    public static final Money TOTAL = Money.of("39.80", "EUR");
    public static final OrderRequest BOOKS =
            new OrderRequest("alice", TOTAL, List.of(new OrderLine("book-42", 2, Money.of("19.90", "EUR"))));

    public Message authorized() {
        return payments.answer(authorize(), new PaymentAuthorized(order, "alice", TOTAL));
    }

    public Message declined(String reason) {
        return payments.answer(authorize(), new PaymentDeclined(order, "alice", TOTAL, reason));
    }

    public Message captured() {
        return payments.answer(capture(), new PaymentCaptured(order, TOTAL));
    }

    public Message captureRefused(String reason) {
        return payments.answer(capture(), new CaptureRefused(order, reason));
    }

    public Message cancelled() {
        return payments.answer(cancel(), new PaymentCancelled(order));
    }

    public Message refunded() {
        return payments.answer(cancel(), new PaymentRefunded(order, TOTAL));
    }

    private Message cancel() {
        return payments.awaitCommand(order, CancelPayment.class);
    }

    private Message authorize() {
        return payments.awaitCommand(order, AuthorizePayment.class);
    }

    private Message capture() {
        return payments.awaitCommand(order, CapturePayment.class);
    }
}
