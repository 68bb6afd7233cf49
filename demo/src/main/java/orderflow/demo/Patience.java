package orderflow.demo;

import java.time.Duration;
import java.util.Map;

/** How long to wait for anything, which whoever starts it may say. */
final class Patience {

    private static final String DEFAULT_SECONDS = "60";

    private Patience() {}

    /**
     * @param variable of the environment, in seconds
     * @throws IllegalArgumentException with one sentence for the user
     */
    static Duration of(Map<String, String> environment, String variable) {
        String seconds = environment.getOrDefault(variable, DEFAULT_SECONDS);
        if (!seconds.matches("\\d{1,4}")) {
            throw new IllegalArgumentException(variable + " must be a number of seconds, not '" + seconds + "'.");
        }
        return Duration.ofSeconds(Long.parseLong(seconds));
    }
}
