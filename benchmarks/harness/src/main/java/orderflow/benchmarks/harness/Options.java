package orderflow.benchmarks.harness;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What {@code ./run bench} was told. */
record Options(Set<String> suites, boolean quick, Map<String, String> values, Map<String, String> settings) {

    static final String ORDERS = "orders";
    static final String RELAYS = "relays";

    static final String USAGE = """
            Usage: ./run bench [orders|relays] [options]
              --quick           one short round, to see that it works; its figures mean nothing
              --rounds N        how often everything is measured (3)
              --warm-up N       seconds of load before it counts (90; relays 20)
              --measure N       seconds of load in a round (30; relays 20)
              --clients N       clients who order without pause (64)
              --in-flight N     most orders that are accepted and not yet completed (400)
              --rate N          orders/s while latency is measured (half of what spring-idiom can do)
              --only A,B        orders: orderflow, spring-idiom;
                                relays: orderflow, namastack-outbox, spring-modulith
              --phases A,B      saturation, latency, loss, clients, service, prices
              --log LEVEL       of the contenders' own log (INFO)
              --env NAME=VALUE  for the contenders' processes; may be repeated""";

    private static final Set<String> NAMES = Set.of(
            "--rounds", "--warm-up", "--measure", "--clients", "--in-flight", "--rate", "--only", "--phases", "--log");

    private static final List<String> PHASES = List.of("saturation", "latency", "loss", "clients", "service", "prices");
    private static final List<String> QUICK_PHASES = PHASES.subList(0, 3);

    private static final List<String> NAMES_OF_ALL = Stream.concat(
                    Contender.ALL.stream().map(Contender::name),
                    Relay.ALL.stream().map(Relay::name))
            .distinct()
            .toList();

    static Options parse(String... arguments) {
        Deque<String> words = new ArrayDeque<>(List.of(arguments));
        String first = words.isEmpty() ? "" : words.peek();
        Set<String> suites = Set.of(ORDERS, RELAYS);
        if (suites.contains(first)) {
            suites = Set.of(words.remove());
        }
        boolean quick = words.remove("--quick");
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> settings = new LinkedHashMap<>();
        while (words.size() > 1) {
            String name = words.remove();
            String value = words.remove();
            if (name.equals("--env") && value.contains("=")) {
                settings.put(value.substring(0, value.indexOf('=')), value.substring(value.indexOf('=') + 1));
            } else if (NAMES.contains(name)) {
                values.put(name, value);
            } else {
                throw new HarnessException(USAGE);
            }
        }
        if (!words.isEmpty()) {
            throw new HarnessException(USAGE);
        }
        return new Options(suites, quick, values, settings);
    }

    int rounds() {
        return number("--rounds", quick ? 1 : 3);
    }

    int warmUp() {
        return number("--warm-up", quick ? 15 : 90);
    }

    int measure() {
        return number("--measure", quick ? 10 : 30);
    }

    int relayWarmUp() {
        return number("--warm-up", quick ? 5 : 20);
    }

    int relayMeasure() {
        return number("--measure", quick ? 5 : 20);
    }

    int clients() {
        return number("--clients", 64);
    }

    int inFlight() {
        return number("--in-flight", 400);
    }

    /** @return 0 where it depends on what has been measured */
    int rate() {
        return number("--rate", 0);
    }

    boolean has(String phase) {
        return names("--phases", PHASES, quick ? QUICK_PHASES : PHASES).contains(phase);
    }

    List<Contender> contenders() {
        Map<String, String> all = new LinkedHashMap<>(settings);
        if (values.containsKey("--log")) {
            all.put("LOGGING_LEVEL_ORDERFLOW", values.getOrDefault("--log", ""));
        }
        return Contender.ALL.stream()
                .filter(contender -> isWanted(contender.name()))
                .map(contender -> contender.with(all))
                .toList();
    }

    List<Relay> relays() {
        return Relay.ALL.stream().filter(relay -> isWanted(relay.name())).toList();
    }

    private boolean isWanted(String name) {
        return names("--only", NAMES_OF_ALL, NAMES_OF_ALL).contains(name);
    }

    private List<String> names(String option, List<String> known, List<String> otherwise) {
        List<String> named =
                List.of(values.getOrDefault(option, String.join(",", otherwise)).split(","));
        if (!known.containsAll(named)) {
            throw new HarnessException(option + " knows only " + String.join(", ", known));
        }
        return named;
    }

    private int number(String option, int otherwise) {
        String value = values.getOrDefault(option, String.valueOf(otherwise));
        if (!value.matches("[0-9]{1,6}")) {
            throw new HarnessException(option + " must be a number, not '" + value + "'");
        }
        return Integer.parseInt(value);
    }
}
