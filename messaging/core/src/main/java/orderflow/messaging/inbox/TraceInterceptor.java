package orderflow.messaging.inbox;

import java.util.List;
import orderflow.messaging.message.MessageTracing;

/** Shows a tracer which messages are handled together; {@link Dispatcher} shows it each of them. */
record TraceInterceptor(String channel, MessageTracing tracing) implements ReceiveInterceptor {

    @Override
    public void receive(List<IncomingMessage> messages, Next next) {
        if (messages.size() == 1) {
            next.receive(messages);
        } else {
            tracing.handlingTogether(
                    channel, messages.stream().map(IncomingMessage::headers).toList(), () -> next.receive(messages));
        }
    }
}
