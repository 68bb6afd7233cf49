package orderflow.order.web;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The preference {@code wait} of the header Prefer (RFC 7240): how long the client would wait for the outcome. */
final class PreferWait {

    static final String DESCRIPTION = "RFC 7240: how many seconds, at most 60, to wait for the outcome.";
    static final String EXAMPLE = "wait=10";

    private static final Pattern WAIT = Pattern.compile("(?i)(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,4})\"?(?:$|[,;\\s])");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private PreferWait() {}

    /** @return empty when there is no such preference; what cannot be understood is ignored, as the RFC asks */
    static Optional<Duration> of(@Nullable String prefer) {
        Matcher wait = WAIT.matcher(prefer == null ? "" : prefer);
        if (!wait.find()) {
            return Optional.empty();
        }
        Duration seconds = Duration.ofSeconds(Long.parseLong(wait.group(1)));
        return Optional.of(seconds.compareTo(LONGEST) < 0 ? seconds : LONGEST);
    }
}
