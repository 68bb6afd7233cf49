package orderflow.messaging.message;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a tracer learns about messages. Without a tracer, the trace context of the message that is being handled is
 * passed on with each message that is sent meanwhile. Thread-safe.
 */
public interface MessageTracing {

    /** No tracer. */
    MessageTracing PASSING_ON = new MessageTracing() {};

    /** @return W3C trace context ({@code traceparent}) of what this thread does; empty when it belongs to no trace */
    default Optional<String> current() {
        return MessageContext.current().map(MessageHeaders::traceparent);
    }

    /** @return W3C trace context for a message that this thread is sending; empty for none */
    default Optional<String> sending(String channel, String type) {
        return current();
    }

    /** Handles one message, as a part of the trace that it belongs to. */
    default <T> T handling(String channel, MessageHeaders message, Supplier<T> work) {
        return work.get();
    }

    /** Handles several messages at once; their traces remain their own, and are linked. */
    default void handlingTogether(String channel, List<MessageHeaders> messages, Runnable work) {
        work.run();
    }

    /**
     * Continues a trace after a pause: at a deadline, or in another thread.
     *
     * @param name of what is done
     * @param traceparent from {@link #current} before the pause; empty starts a new trace
     */
    default <T> T resuming(String name, Optional<String> traceparent, Supplier<T> work) {
        return work.get();
    }
}
