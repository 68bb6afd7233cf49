package orderflow.benchmarks.harness;

import java.util.List;
import java.util.Map;

/** The page of what the order flow costs, in Markdown: a section for each thing that was measured. */
final class Report {

    private final OrdersResults results;
    private final StringBuilder page = new StringBuilder();

    private Report(OrdersResults results) {
        this.results = results;
    }

    static String of(OrdersResults results, Options options, Table facts) {
        Report report = new Report(results);
        report.page.append("# Results: the order flow\n\n");
        report.page.append("""
                Written by `./run bench orders`. [benchmarks/README.md](../../benchmarks/README.md) says what is measured, and how.
                %s: the median, and in brackets the lowest and the highest.

                """.formatted(options.rounds() == 1 ? "One round" : options.rounds() + " rounds"));
        report.page.append(facts).append('\n');
        report.saturation(options);
        report.latency();
        report.loss();
        report.orderflow(options);
        return report.page.toString();
    }

    private void section(String title, String text, Object table, String... charts) {
        page.append("## ").append(title).append("\n\n");
        page.append(text.strip()).append("\n\n");
        page.append(table).append('\n');
        for (String chart : charts) {
            page.append("![").append(title).append("](").append(chart).append(".svg)\n\n");
        }
    }

    private void saturation(Options options) {
        if (!results.saturations().isEmpty()) {
            section(
                    "Throughput and cost",
                    """
                    %d clients order without pause; at most %d orders are under way. core-ms: milliseconds of one core per order,
                    median by container, from before the first order until all is quiet again.
                    """.formatted(options.clients(), options.inFlight()),
                    SaturationTable.of("contender", results.saturations()),
                    "throughput",
                    "cost");
        }
    }

    private void latency() {
        if (results.latencies().isEmpty()) {
            return;
        }
        Table table = new Table("contender", "p50 ms", "p99 ms", "longest ms", "completed", "not completed");
        results.latencies()
                .forEach((name, rounds) -> table.row(
                        name,
                        Spread.of(rounds, Latency::p50).show(0),
                        Spread.of(rounds, Latency::p99).show(0),
                        Spread.of(rounds, Latency::max).show(0),
                        String.valueOf(
                                rounds.stream().mapToLong(Latency::completed).sum()),
                        String.valueOf(
                                rounds.stream().mapToLong(Latency::unfinished).sum())));
        section(
                "Latency",
                "At %s orders/s, from when an order should have been placed to the event that it is completed."
                        .formatted(rate(results.latencies())),
                table,
                "latency");
    }

    private static String rate(Map<String, List<Latency>> latencies) {
        return Spread.number(latencies.values().iterator().next().get(0).rate(), 0);
    }

    private void loss() {
        if (results.losses().isEmpty()) {
            return;
        }
        Table table = new Table(
                "contender", "accepted", "lost", "refused", "completed twice", "same event again", "all ended after s");
        results.losses()
                .forEach((name, loss) -> table.row(
                        name,
                        String.valueOf(loss.accepted()),
                        String.valueOf(loss.lost()),
                        String.valueOf(loss.refused()),
                        String.valueOf(loss.doubled()),
                        String.valueOf(loss.repeated()),
                        loss.lost() == 0 ? Spread.number(loss.secondsToEnd(), 1) : "never"));
        section("Processes killed", """
                At the same rate, the payment and then the order process is killed (`kill -9`) and started again. Lost: accepted, and
                60 s after the last order no word of an end. Refused: it ended otherwise, because the payment took too long to answer.
                Completed twice: by two different events.
                """, table);
    }

    private void orderflow(Options options) {
        if (!results.clients().isEmpty()) {
            section(
                    "orderflow, by the number of clients",
                    "Each client waits for the answer to its order before it places the next one.",
                    SaturationTable.of("clients", results.clients()));
        }
        if (!results.startUps().isEmpty()) {
            Table table = new Table("process", "ready after s", "idle: % of one core");
            results.startUps()
                    .forEach(start -> table.row(
                            start.role().service(),
                            Spread.number(start.secondsToReady(), 1),
                            Spread.number(start.idlePercent(), 1)));
            section("One process of orderflow", "Started alone, then left in peace.", table);
        }
        if (!results.variants().isEmpty()) {
            section(
                    "orderflow without one thing at a time",
                    "%d clients; each variant started afresh and warmed up.".formatted(options.clients()),
                    SaturationTable.of("variant", results.variants()));
        }
    }
}
