package orderflow.order.payment;

import java.util.UUID;
import orderflow.messages.Channels;
import orderflow.messages.Money;
import orderflow.messages.PaymentCommand;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import orderflow.messages.PaymentCommand.CancelPayment;
import orderflow.messages.PaymentCommand.CapturePayment;
import orderflow.messaging.message.CommandMessage;
import org.springframework.stereotype.Component;

/** Saga participant proxy: payment-service's commands. Sharded by order, so an order's stay in order. */
@Component
public class PaymentProxy {

    public CommandMessage authorize(UUID orderId, String customerId, Money amount) {
        return to(new AuthorizePayment(orderId, customerId, amount));
    }

    public CommandMessage capture(UUID orderId) {
        return to(new CapturePayment(orderId));
    }

    public CommandMessage cancel(UUID orderId) {
        return to(new CancelPayment(orderId));
    }

    private static CommandMessage to(PaymentCommand command) {
        return new CommandMessage(Channels.PAYMENT_COMMANDS, command.orderId().toString(), command);
    }
}
