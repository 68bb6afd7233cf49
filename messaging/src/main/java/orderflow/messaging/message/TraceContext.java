package orderflow.messaging.message;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The W3C trace context of a message: the trace stays the same from cause to effect, each message is a span of its own.
 */
final class TraceContext {

    private static final int TRACE_ID_START = 3;
    private static final int TRACE_ID_END = 35;
    private static final int LENGTH = 55;

    private TraceContext() {}

    /** @param parent traceparent of the cause; a missing or malformed one starts a new trace */
    static String childOf(@Nullable String parent, RandomGenerator random) {
        boolean valid = parent != null && parent.length() == LENGTH && parent.startsWith("00-");
        String traceId = valid && parent != null
                ? parent.substring(TRACE_ID_START, TRACE_ID_END)
                : hex(random.nextLong()) + hex(random.nextLong());
        return "00-" + traceId + "-" + hex(random.nextLong()) + "-01";
    }

    private static String hex(long bits) {
        return HexFormat.of().toHexDigits(bits);
    }
}
