package orderflow.benchmarks.harness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One relay at work, from its start on an empty database to its end. */
record RelayRun(Servers servers, int warmUp, int seconds) {

    private static final int MOST_SECONDS_MORE = 150;

    /** @param number no other run has it */
    RelayResult of(Relay relay, RelayWork work, int number) {
        String name = "relay-" + number;
        String database = "relay_" + number;
        servers.prepare(name, List.of(database));
        Map<String, String> environment = new LinkedHashMap<>(Addresses.of(servers.compose(), name, database));
        environment.put("RELAY_BROKER", work.broker());
        environment.put("RELAY_MESSAGESPERTRANSACTION", String.valueOf(work.messages()));
        environment.put("RELAY_RATE", String.valueOf(work.rate()));
        environment.put("RELAY_WARMUPSECONDS", String.valueOf(warmUp));
        environment.put("RELAY_SECONDS", String.valueOf(seconds));
        var container = JavaContainer.of(relay.jar(), List.of(), environment, servers.network());
        try (Box box = Box.start(name, container, JavaContainer.MEMORY)) {
            return awaitResult(box, work);
        }
    }

    private RelayResult awaitResult(Box box, RelayWork work) {
        Box broker = work.broker().equals("kafka") ? servers.kafka() : servers.rabbitMq();
        List<Box> boxes = List.of(servers.postgreSql(), broker);
        CpuHistory history = new CpuHistory();
        long deadline = System.nanoTime() + (warmUp + seconds + MOST_SECONDS_MORE) * 1_000_000_000L;
        while (true) {
            boolean over = !box.isRunning() || System.nanoTime() > deadline;
            Optional<RelayResult> result = RelayResult.in(box.output());
            if (result.isPresent()) {
                // those of the last seconds, which are what it has measured
                return result.get().with(history.cores(boxes, seconds));
            }
            if (over) {
                throw new HarnessException(box.name() + " brings no result. Its log ends with:\n" + box.log());
            }
            history.add(CpuMeter.read(boxes));
        }
    }
}
