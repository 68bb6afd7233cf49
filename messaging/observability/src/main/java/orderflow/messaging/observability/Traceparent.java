package orderflow.messaging.observability;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** W3C trace context of a message. */
record Traceparent(String traceId, String spanId, boolean sampled) {

    private static final Pattern FORMAT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");
    private static final int HEX = 16;

    /** @return empty for none, and for whatever a stranger may have written instead */
    static Optional<Traceparent> of(@Nullable String header) {
        return Optional.ofNullable(header)
                .map(FORMAT::matcher)
                .filter(Matcher::matches)
                .map(ids ->
                        new Traceparent(ids.group(1), ids.group(2), (Integer.parseInt(ids.group(3), HEX) & 1) == 1));
    }
}
