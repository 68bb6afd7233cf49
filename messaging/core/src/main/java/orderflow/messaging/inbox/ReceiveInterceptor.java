package orderflow.messaging.inbox;

import java.util.List;

/** One cross-cutting concern of receiving. {@link ReceivePipeline} declares their order. */
interface ReceiveInterceptor {

    /** What comes after an interceptor; returns when every message is settled. */
    @FunctionalInterface
    interface Next {
        void receive(List<IncomingMessage> messages);
    }

    void receive(List<IncomingMessage> messages, Next next);

    /** @return this interceptor with another one inside of it */
    default ReceiveInterceptor around(ReceiveInterceptor inner) {
        return (messages, next) -> receive(messages, inner.before(next));
    }

    /** @return this interceptor in front of {@code next} */
    default Next before(Next next) {
        return messages -> receive(messages, next);
    }
}
