package orderflow.benchmarks.harness;

import java.util.List;
import java.util.Map;

/** The page of what the order flow costs, in Markdown: a section for each thing that was measured. */
final class Report {

    private final OrdersResults results;
    private final Options options;
    private final StringBuilder page = new StringBuilder();

    private Report(OrdersResults results, Options options) {
        this.results = results;
        this.options = options;
    }

    static String of(OrdersResults results, Options options, Table facts) {
        Report report = new Report(results, options);
        report.page.append("""
                # Results: the order flow

                Written by `./run bench orders`. [benchmarks/README.md](../../benchmarks/README.md) says what is measured, and how.
                %s: the median, and in brackets the lowest and the highest.

                %s
                """.formatted(options.rounds() == 1 ? "One round" : options.rounds() + " rounds", facts));
        report.contenders();
        report.orderflow();
        return report.page.toString().stripTrailing() + "\n";
    }

    private void contenders() {
        section(
                results.saturations(),
                "Throughput and cost",
                """
                %d clients order without pause; at most %d orders are under way. core-ms: milliseconds of one core per order, and
                its median by container. Failed: requests that were not accepted, and orders that were not completed.
                """.formatted(options.clients(), options.inFlight()),
                SaturationTable.of("contender", results.saturations()),
                "throughput",
                "cost");
        section(
                results.latencies(),
                "Latency",
                """
                At %s orders/s, from when an order should have been placed to the event that it is completed.
                """.formatted(rate(results.latencies())),
                ContenderTables.latency(results.latencies()),
                "latency");
        section(results.losses(), "Processes killed", """
                At the same rate, the payment and then the order process is killed (`kill -9`) and started again. The sums of all
                rounds. Lost: accepted, and 60 s after the last order no word of an end. Refused: it ended otherwise, because the
                payment took too long to answer. Completed twice: by two different events.
                """, ContenderTables.loss(results.losses()));
    }

    private void orderflow() {
        section(
                results.clients(),
                "orderflow, by the number of clients",
                """
                Each client waits for the answer to its order before it places the next one.
                """,
                SaturationTable.of("clients", results.clients()));
        if (!results.startUps().isEmpty()) {
            Table table = new Table("process", "ready after s", "idle: % of one core");
            for (StartUp start : results.startUps()) {
                String seconds = Spread.number(start.secondsToReady(), 1);
                table.row(start.role().service(), seconds, Spread.number(start.idlePercent(), 1));
            }
            append("One process of orderflow", "Started alone, then left in peace.", table);
        }
        section(
                results.variants(),
                "orderflow without one thing at a time",
                """
                %d clients; each variant started afresh and warmed up.
                """.formatted(options.clients()),
                SaturationTable.of("variant", results.variants()));
    }

    private static String rate(Map<String, List<Latency>> latencies) {
        return latencies.values().stream()
                .flatMap(List::stream)
                .findFirst()
                .map(latency -> Spread.number(latency.rate(), 0))
                .orElse("");
    }

    private void section(Map<?, ?> measured, String title, String text, Table table, String... charts) {
        if (!measured.isEmpty()) {
            append(title, text, table, charts);
        }
    }

    private void append(String title, String text, Table table, String... charts) {
        page.append("## %s\n\n%s\n\n%s\n".formatted(title, text.strip(), table));
        for (String chart : charts) {
            page.append("![%s](%s.svg)\n\n".formatted(title, chart));
        }
    }
}
