package orderflow.benchmarks.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code ./run bench orders} has measured so far: by contender, by number of clients, by variant. */
record OrdersResults(
        Map<String, List<Saturation>> saturations,
        Map<String, List<Latency>> latencies,
        Map<String, List<Loss>> losses,
        Map<String, List<Saturation>> clients,
        List<StartUp> startUps,
        Map<String, List<Saturation>> variants) {

    OrdersResults() {
        this(
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new LinkedHashMap<>());
    }

    static <T> void add(Map<String, List<T>> results, String name, T result) {
        results.computeIfAbsent(name, any -> new ArrayList<>()).add(result);
    }

    /** @return contenders that did not complete what they accepted, with nobody killed */
    List<String> failed() {
        return saturations.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(round -> round.ordersPerSecond() == 0 || round.unfinished() > 0))
                .map(Map.Entry::getKey)
                .toList();
    }
}
