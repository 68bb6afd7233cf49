package orderflow.benchmarks.harness;

import java.util.List;

/** How long it takes, roughly. */
final class Plan {

    private static final int START = 40;
    private static final int QUIET = 12;
    private static final int LOSS = 60;
    private static final int START_UP = 80;

    private Plan() {}

    /** @return seconds, with the servers up */
    static long seconds(Options options, List<Contender> contenders) {
        long orderflow = contenders.stream().filter(Contender::isOrderflow).count();
        long start = (long) START + options.warmUp() + QUIET;
        long rounds = (long) options.rounds() * (options.measure() + QUIET);
        return contenders.size() * start
                + (options.has("saturation") ? contenders.size() * rounds : 0)
                + (options.has("latency") ? contenders.size() * rounds : 0)
                + (options.has("loss") ? (long) contenders.size() * options.rounds() * LOSS : 0)
                + (options.has("clients") ? orderflow * OrdersBenchmark.NUMBERS_OF_CLIENTS.size() * rounds : 0)
                + (options.has("service") ? orderflow * Role.values().length * START_UP : 0)
                + (options.has("prices") ? orderflow * Variant.ALL.size() * (start + rounds) : 0);
    }
}
