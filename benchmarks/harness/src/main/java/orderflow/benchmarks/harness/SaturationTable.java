package orderflow.benchmarks.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What an order costs, and where: as a table and as bars. */
final class SaturationTable {

    private static final List<String> SERVERS = List.of("rabbitmq", "kafka", "postgres", "mailpit");
    private static final List<String> PLACES = Stream.concat(
                    Stream.of(Role.values()).map(Role::argument), SERVERS.stream())
            .toList();

    private SaturationTable() {}

    static Table of(String what, Map<String, List<Saturation>> results) {
        List<String> head = new ArrayList<>(List.of(what, "orders/s", "core-ms"));
        head.addAll(PLACES);
        head.addAll(List.of("quiet after s", "failed", "harness, not counted"));
        Table table = new Table(head.toArray(String[]::new));
        results.forEach((name, rounds) -> table.row(row(name, rounds)));
        return table;
    }

    private static List<String> row(String name, List<Saturation> rounds) {
        List<String> row = new ArrayList<>();
        row.add(name);
        row.add(Spread.of(rounds, Saturation::ordersPerSecond).show(0));
        row.add(Spread.of(rounds, Saturation::coreMillis).show(1));
        byPlace(rounds).values().forEach(millis -> row.add(Spread.number(millis, 2)));
        row.add(Spread.of(rounds, Saturation::catchUp).show(0));
        row.add(Spread.sum(rounds, Saturation::failed));
        row.add(Spread.number(Spread.of(rounds, Saturation::harnessMillis).median(), 2));
        return row;
    }

    private static Map<String, Double> byPlace(List<Saturation> rounds) {
        Map<String, Double> millis = new LinkedHashMap<>();
        PLACES.forEach(place -> millis.put(
                place, Spread.of(rounds, round -> round.millis(place)).median()));
        return millis;
    }

    static BarChart throughput(Map<String, List<Saturation>> results) {
        List<BarChart.Bar> bars = new ArrayList<>();
        results.forEach((name, rounds) -> {
            Spread perSecond = Spread.of(rounds, Saturation::ordersPerSecond);
            bars.add(new BarChart.Bar(name, perSecond.median(), perSecond.show(0)));
        });
        return new BarChart("orders/s, at saturation", bars);
    }

    static BarChart cost(Map<String, List<Saturation>> results) {
        List<BarChart.Bar> bars = new ArrayList<>();
        results.forEach((name, rounds) -> bars.add(new BarChart.Bar(
                name, byPlace(rounds), Spread.of(rounds, Saturation::coreMillis).show(1))));
        return new BarChart("core-ms per order, by process", bars);
    }

    static BarChart latency(Map<String, List<Latency>> results) {
        List<BarChart.Bar> bars = new ArrayList<>();
        results.forEach((name, rounds) -> {
            Spread p50 = Spread.of(rounds, Latency::p50);
            Spread p99 = Spread.of(rounds, Latency::p99);
            Spread max = Spread.of(rounds, Latency::max);
            bars.add(new BarChart.Bar(name + " p50", p50.median(), p50.show(0)));
            bars.add(new BarChart.Bar(name + " p99", p99.median(), p99.show(0)));
            bars.add(new BarChart.Bar(name + " longest", max.median(), max.show(0)));
        });
        return new BarChart("milliseconds from the intended start to the completed order", bars);
    }
}
