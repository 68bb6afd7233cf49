package orderflow.messaging.inbox;

import java.util.List;
import java.util.Optional;
import orderflow.messaging.message.MessageContext;
import orderflow.messaging.outbox.MessagingGateway;

/** Message Dispatcher: the pipeline's end. Calls the handler of each message and sends its reply. */
final class Dispatcher implements ReceiveInterceptor.Next {

    private final MessageHandlers handlers;
    private final MessagingGateway gateway;

    Dispatcher(MessageHandlers handlers, MessagingGateway gateway) {
        this.handlers = handlers;
        this.gateway = gateway;
    }

    @Override
    public void receive(List<IncomingMessage> messages) {
        for (IncomingMessage message : messages) {
            MessageContext.handling(message.headers(), () -> dispatch(message));
        }
    }

    private Optional<Object> dispatch(IncomingMessage message) {
        Optional<Object> reply = handlers.handle(message.payload(), message.headers());
        reply.ifPresent(body -> gateway.reply(body, message.headers()));
        return reply;
    }
}
