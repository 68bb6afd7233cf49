package orderflow.payment.payment;

import orderflow.messages.Channels;
import orderflow.messages.PaymentCommand;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import orderflow.messages.PaymentCommand.CancelPayment;
import orderflow.messages.PaymentCommand.CapturePayment;
import orderflow.messaging.inbox.MessageHandlers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Message Endpoint: which command goes where. */
@Configuration(proxyBeanMethods = false)
class PaymentCommandHandlers {

    @Bean
    MessageHandlers paymentCommands(Payments payments) {
        return MessageHandlers.on(Channels.PAYMENT_COMMANDS)
                .preload(PaymentCommand.class, payments::preload)
                .onRequest(AuthorizePayment.class, payments::authorize)
                .onRequest(CapturePayment.class, payments::capture)
                .onRequest(CancelPayment.class, payments::cancel)
                .build();
    }
}
