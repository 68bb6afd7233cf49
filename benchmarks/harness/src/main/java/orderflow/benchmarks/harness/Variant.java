package orderflow.benchmarks.harness;

import java.util.List;
import java.util.Map;

/**
 * orderflow without one of the things that it does.
 *
 * @param settings environment that switches it off
 */
record Variant(String name, Map<String, String> settings) {

    static final List<Variant> ALL = List.of(
            new Variant("as it is", Map.of()),
            new Variant("without the message history", Map.of("ORDERFLOW_MESSAGING_HISTORY", "false")),
            new Variant("without a line of log per message", Map.of("LOGGING_LEVEL_ORDERFLOW", "WARN")),
            new Variant("without trace ids", Map.of("MANAGEMENT_OBSERVATIONS_ENABLE_ALL", "false")));
}
