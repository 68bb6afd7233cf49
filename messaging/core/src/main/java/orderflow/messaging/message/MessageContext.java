package orderflow.messaging.message;

import java.util.Optional;
import java.util.function.Supplier;

/** The message that the current thread is handling: whatever it sends meanwhile is caused by it. */
public final class MessageContext {

    private static final ThreadLocal<MessageHeaders> CURRENT = new ThreadLocal<>();

    private MessageContext() {}

    public static Optional<MessageHeaders> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Runs {@code work} as part of handling the message with these headers. */
    public static <T> T handling(MessageHeaders headers, Supplier<T> work) {
        CURRENT.set(headers);
        try {
            return work.get();
        } finally {
            CURRENT.remove();
        }
    }
}
