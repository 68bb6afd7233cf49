package orderflow.messaging.message;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The W3C trace context of a message: the trace stays the same from cause to effect, each message is a span of its own.
 */
final class TraceContext {

    private static final int TRACE_ID_START = 3;
    private static final int TRACE_ID_END = 35;
    // version 00 with a trace id that is not all zeros; anything else is to be treated as if it were not there
    private static final Pattern VALID = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceContext() {}

    /** @param parent traceparent of the cause; a missing or malformed one starts a new trace */
    static String childOf(@Nullable String parent, RandomGenerator random) {
        String traceId = parent != null && VALID.matcher(parent).matches()
                ? parent.substring(TRACE_ID_START, TRACE_ID_END)
                : hex(random.nextLong()) + hex(random.nextLong());
        return "00-" + traceId + "-" + hex(random.nextLong()) + "-01";
    }

    private static String hex(long bits) {
        return HexFormat.of().toHexDigits(bits);
    }
}
