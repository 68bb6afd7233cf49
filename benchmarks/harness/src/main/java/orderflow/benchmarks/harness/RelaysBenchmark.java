package orderflow.benchmarks.harness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Relays in turn, each alone on the servers, round by round. */
final class RelaysBenchmark {

    private static final int SECONDS_TO_START_AND_END = 20;

    private final Options options;
    private final Servers servers;
    private final Progress progress;
    private int runs;

    RelaysBenchmark(Options options, Servers servers, Progress progress) {
        this.options = options;
        this.servers = servers;
        this.progress = progress;
    }

    /** @return by work, and by name of the relay */
    Map<RelayWork, Map<String, List<RelayResult>>> run(List<Relay> relays) {
        List<RelayWork> works = RelayWork.ALL.stream()
                .filter(work -> !options.quick() || work.isSimplest())
                .toList();
        RelayRun run = new RelayRun(servers, options.relayWarmUp(), options.relayMeasure());
        progress.expect((long) works.size()
                * relays.size()
                * options.rounds()
                * (options.relayWarmUp() + options.relayMeasure() + SECONDS_TO_START_AND_END));
        Map<RelayWork, Map<String, List<RelayResult>>> results = new LinkedHashMap<>();
        for (RelayWork work : works) {
            Map<String, List<RelayResult>> ofWork = new LinkedHashMap<>();
            for (int round = 1; round <= options.rounds(); round++) {
                for (Relay relay : relays) {
                    progress.say(
                            "%s: %s, round %d of %d".formatted(relay.name(), work.show(), round, options.rounds()));
                    RelayResult result = run.of(relay, work, ++runs);
                    progress.say("  " + result);
                    OrdersResults.add(ofWork, relay.name(), result);
                }
            }
            results.put(work, ofWork);
        }
        return results;
    }
}
