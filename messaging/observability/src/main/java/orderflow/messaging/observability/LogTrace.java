package orderflow.messaging.observability;

import java.util.Map;
import java.util.Optional;
import orderflow.messaging.message.MessageHeaders;
import org.slf4j.MDC;

/**
 * Gives a line of the log the ids of the message that it is about, where Spring Boot puts those of the current span:
 * the thread that writes the line often works on many messages.
 */
final class LogTrace {

    private static final String TRACE = "traceId";
    private static final String SPAN = "spanId";

    private LogTrace() {}

    static void with(Optional<MessageHeaders> message, Runnable log) {
        Optional<Traceparent> trace = message.flatMap(headers -> Traceparent.of(headers.traceparent()));
        if (trace.isEmpty()) {
            log.run();
            return;
        }
        Map<String, String> before = MDC.getCopyOfContextMap();
        MDC.put(TRACE, trace.get().traceId());
        MDC.put(SPAN, trace.get().spanId());
        try {
            log.run();
        } finally {
            MDC.setContextMap(before == null ? Map.of() : before);
        }
    }
}
