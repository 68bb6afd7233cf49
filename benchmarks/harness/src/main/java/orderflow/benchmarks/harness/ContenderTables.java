package orderflow.benchmarks.harness;

import java.util.List;
import java.util.Map;

/** How long the orders of each contender take, and what becomes of them when processes are killed. */
final class ContenderTables {

    private ContenderTables() {}

    static Table latency(Map<String, List<Latency>> latencies) {
        Table table = new Table("contender", "p50 ms", "p99 ms", "longest ms", "completed", "not completed");
        latencies.forEach((name, rounds) -> table.row(
                name,
                Spread.of(rounds, Latency::p50).show(0),
                Spread.of(rounds, Latency::p99).show(0),
                Spread.of(rounds, Latency::max).show(0),
                Spread.sum(rounds, Latency::completed),
                Spread.sum(rounds, Latency::unfinished)));
        return table;
    }

    static Table loss(Map<String, List<Loss>> losses) {
        Table table = new Table(
                "contender", "accepted", "lost", "refused", "completed twice", "same event again", "all ended after s");
        losses.forEach((name, rounds) -> table.row(
                name,
                Spread.sum(rounds, Loss::accepted),
                Spread.sum(rounds, Loss::lost),
                Spread.sum(rounds, Loss::refused),
                Spread.sum(rounds, Loss::doubled),
                Spread.sum(rounds, Loss::repeated),
                end(rounds)));
        return table;
    }

    private static String end(List<Loss> rounds) {
        boolean never = rounds.stream().anyMatch(loss -> loss.lost() > 0);
        return never
                ? "never"
                : Spread.number(Spread.of(rounds, Loss::secondsToEnd).max(), 1);
    }
}
