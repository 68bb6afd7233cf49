package orderflow.order.placeorder;

import orderflow.messages.Channels;
import orderflow.messages.PaymentCommand;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import orderflow.messages.PaymentCommand.CancelPayment;
import orderflow.messages.PaymentCommand.CapturePayment;
import orderflow.messaging.message.CommandMessage;
import org.springframework.stereotype.Component;

/**
 * Saga participant proxy: payment-service's commands, in the saga's terms. Sharded by order, so an order's stay in
 * order.
 */
@Component
class PaymentProxy {

    CommandMessage authorize(PlaceOrderState saga) {
        return to(new AuthorizePayment(saga.orderId(), saga.customerId(), saga.total()));
    }

    CommandMessage capture(PlaceOrderState saga) {
        return to(new CapturePayment(saga.orderId()));
    }

    CommandMessage cancel(PlaceOrderState saga) {
        return to(new CancelPayment(saga.orderId()));
    }

    private static CommandMessage to(PaymentCommand command) {
        return new CommandMessage(Channels.PAYMENT_COMMANDS, command.orderId().toString(), command);
    }
}
