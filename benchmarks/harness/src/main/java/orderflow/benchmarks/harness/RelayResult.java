package orderflow.benchmarks.harness;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The line of JSON that a relay prints at its end. */
@JsonIgnoreProperties(ignoreUnknown = true)
record RelayResult(
        double messagesPerSecond,
        double p50Millis,
        double p99Millis,
        double maxMillis,
        long lost,
        long duplicates,
        long inversions,
        double cpuMillisPerMessage,
        double serverMillisPerMessage) {

    // what the servers use is not the relay's to know
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** @param output of the process, logs included */
    static Optional<RelayResult> in(String output) {
        return output.lines()
                .filter(line -> line.startsWith("{") && line.contains("\"messagesPerSecond\""))
                .findFirst()
                .map(line -> JSON.readValue(line, RelayResult.class));
    }

    /** @param serverCores that PostgreSQL and the broker had in use, on average */
    RelayResult with(double serverCores) {
        return new RelayResult(
                messagesPerSecond,
                p50Millis,
                p99Millis,
                maxMillis,
                lost,
                duplicates,
                inversions,
                cpuMillisPerMessage,
                1000 * serverCores / Math.max(1e-9, messagesPerSecond));
    }
}
