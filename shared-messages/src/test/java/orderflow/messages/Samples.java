package orderflow.messages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import orderflow.messages.AccountEvent.AccountOpened;
import orderflow.messages.NotificationCommand.NotifyCustomer;
import orderflow.messages.NotificationCommand.Occasion;
import orderflow.messages.OrderEvent.OrderApproved;
import orderflow.messages.OrderEvent.OrderCancelled;
import orderflow.messages.OrderEvent.OrderCompleted;
import orderflow.messages.OrderEvent.OrderPlaced;
import orderflow.messages.OrderEvent.OrderPlacedV1;
import orderflow.messages.OrderEvent.OrderRejected;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import orderflow.messages.PaymentCommand.CancelPayment;
import orderflow.messages.PaymentCommand.CapturePayment;
import orderflow.messages.PaymentEvent.PaymentAuthorized;
import orderflow.messages.PaymentEvent.PaymentCancelled;
import orderflow.messages.PaymentEvent.PaymentCaptured;
import orderflow.messages.PaymentEvent.PaymentDeclined;
import orderflow.messages.PaymentEvent.PaymentRefunded;
import orderflow.messages.PaymentOfferMessage.PaymentOffer;
import orderflow.messages.PaymentOfferMessage.PaymentOfferRequested;
import orderflow.messages.PaymentReply.CaptureRefused;

/** One instance of every message: what its golden file says. */
final class Samples {

    static final UUID ORDER = UUID.fromString("0199f0a4-7c1e-7000-8000-00000000002a");
    static final UUID REQUEST = UUID.fromString("0199f0a4-7c1e-7000-8000-0000000000ff");
    static final Money PRICE = Money.of("39.80", "EUR");
    static final String NO_FUNDS = "insufficient funds: 50.00 EUR available";

    static final List<OrderLine> LINES = List.of(
            new OrderLine("book-42", 2, Money.of("19.90", "EUR")), new OrderLine("bookmark", 1, Money.of("0", "EUR")));

    static final List<Record> ALL = List.of(
            new AuthorizePayment(ORDER, "alice", PRICE),
            new CapturePayment(ORDER),
            new CancelPayment(ORDER),
            new PaymentAuthorized(ORDER, "alice", PRICE),
            new PaymentDeclined(ORDER, "bob", Money.of("500", "EUR"), NO_FUNDS),
            new PaymentCaptured(ORDER, PRICE),
            new PaymentCancelled(ORDER),
            new PaymentRefunded(ORDER, PRICE),
            new CaptureRefused(ORDER, "the payment is cancelled"),
            new OrderPlacedV1(ORDER, "alice", PRICE, LINES),
            new OrderPlaced(ORDER, "alice", PRICE, LINES, Instant.parse("2026-11-22T10:00:00.123456Z")),
            new OrderApproved(ORDER),
            new OrderCompleted(ORDER),
            new OrderRejected(ORDER, NO_FUNDS),
            new OrderCancelled(ORDER),
            new AccountOpened("alice", Optional.of("alice@example.com")),
            new NotifyCustomer(ORDER, "zoë", Occasion.ORDER_COMPLETED, "Your order is complete.\nThank you!"),
            new PaymentOfferRequested(REQUEST, "alice", Money.of("1200", "JPY")),
            new PaymentOffer(REQUEST, "acme-pay", Money.of("0.35", "EUR")));

    private Samples() {}
}
