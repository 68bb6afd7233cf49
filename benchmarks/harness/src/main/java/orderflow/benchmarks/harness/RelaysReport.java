package orderflow.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The page of what relays cost, in Markdown, and its bars. */
final class RelaysReport {

    private RelaysReport() {}

    static String page(Map<RelayWork, Map<String, List<RelayResult>>> results, Options options, Table facts) {
        StringBuilder page = new StringBuilder("""
                # Results: relays

                Written by `./run bench relays`. [benchmarks/README.md](../../benchmarks/README.md) says what is measured, and how.
                %s of %d s: the median, and in brackets the lowest and the highest. Milliseconds run from the commit to the arrival.
                core-ms per message: of the relay's process, and of PostgreSQL and the broker. Lost, twice and overtaken: in all
                rounds together.

                """.formatted(
                        options.rounds() == 1 ? "One round" : options.rounds() + " rounds", options.relayMeasure()));
        page.append(facts);
        results.forEach((work, relays) ->
                page.append("\n## ").append(work.show()).append("\n\n").append(table(relays)));
        page.append("\n![messages per second](relays.svg)\n");
        return page.toString();
    }

    private static Table table(Map<String, List<RelayResult>> relays) {
        Table table = new Table(
                "relay",
                "messages/s",
                "p50 ms",
                "p99 ms",
                "longest ms",
                "core-ms, relay",
                "core-ms, servers",
                "lost",
                "twice",
                "overtaken");
        relays.forEach((name, rounds) -> table.row(
                name,
                show(rounds, RelayResult::messagesPerSecond, 0),
                show(rounds, RelayResult::p50Millis, 1),
                show(rounds, RelayResult::p99Millis, 0),
                show(rounds, RelayResult::maxMillis, 0),
                show(rounds, RelayResult::cpuMillisPerMessage, 2),
                show(rounds, RelayResult::serverMillisPerMessage, 2),
                Spread.sum(rounds, RelayResult::lost),
                Spread.sum(rounds, RelayResult::duplicates),
                Spread.sum(rounds, RelayResult::inversions)));
        return table;
    }

    private static String show(List<RelayResult> rounds, ToDoubleFunction<RelayResult> value, int decimals) {
        return Spread.of(rounds, value).show(decimals);
    }

    static BarChart chart(Map<RelayWork, Map<String, List<RelayResult>>> results) {
        List<BarChart.Bar> bars = new ArrayList<>();
        results.forEach((work, relays) -> {
            if (work.rate() == 0) {
                relays.forEach((name, rounds) -> {
                    Spread perSecond = Spread.of(rounds, RelayResult::messagesPerSecond);
                    String label = "%s, %s, %d".formatted(name, work.broker(), work.messages());
                    bars.add(new BarChart.Bar(label, perSecond.median(), perSecond.show(0)));
                });
            }
        });
        return new BarChart("messages/s; by relay, broker and messages in a transaction", bars);
    }
}
