package orderflow.messaging.inbox;

import java.util.List;

/** Loads what the handlers of a batch need, together, in their transaction. */
record PreloadInterceptor(MessageHandlers handlers) implements ReceiveInterceptor {

    @Override
    public void receive(List<IncomingMessage> messages, Next next) {
        if (!messages.isEmpty()) {
            handlers.preload(messages);
        }
        next.receive(messages);
    }
}
