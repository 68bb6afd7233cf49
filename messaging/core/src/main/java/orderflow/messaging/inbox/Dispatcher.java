package orderflow.messaging.inbox;

import java.util.List;
import java.util.Optional;
import orderflow.messaging.message.MessageContext;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.message.MessageTracing;
import orderflow.messaging.outbox.MessagingGateway;

/** Message Dispatcher: the pipeline's end. Calls the handler of each message and sends its reply. */
record Dispatcher(MessageHandlers handlers, MessagingGateway gateway, MessageTracing tracing)
        implements ReceiveInterceptor.Next {

    @Override
    public void receive(List<IncomingMessage> messages) {
        for (IncomingMessage message : messages) {
            MessageHeaders headers = message.headers();
            MessageContext.handling(
                    headers, () -> tracing.handling(handlers.channel(), headers, () -> dispatch(message)));
        }
    }

    private Optional<Object> dispatch(IncomingMessage message) {
        Optional<Object> reply = handlers.handle(message.payload(), message.headers());
        reply.ifPresent(body -> gateway.reply(body, message.headers()));
        return reply;
    }
}
