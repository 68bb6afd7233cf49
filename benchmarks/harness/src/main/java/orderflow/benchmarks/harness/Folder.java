package orderflow.benchmarks.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where results are written. */
record Folder(Path path) {

    /** Figures that mean nothing are not kept among those that do. */
    static Folder of(Options options) {
        return new Folder(
                options.quick() ? Path.of("benchmarks", "harness", "target") : Path.of("docs", "performance"));
    }

    void write(String file, String text) {
        try {
            Files.createDirectories(path);
            Files.writeString(path.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void writeRelays(Map<RelayWork, Map<String, List<RelayResult>>> results, Options options, Table facts) {
        write("relays.md", RelaysReport.page(results, options, facts));
        write("relays.svg", RelaysReport.chart(results).svg());
    }

    void writeOrders(OrdersResults results, Options options, Table facts) {
        write("results.md", Report.of(results, options, facts));
        if (!results.saturations().isEmpty()) {
            write(
                    "throughput.svg",
                    SaturationTable.throughput(results.saturations()).svg());
            write("cost.svg", SaturationTable.cost(results.saturations()).svg());
        }
        if (!results.latencies().isEmpty()) {
            write("latency.svg", SaturationTable.latency(results.latencies()).svg());
        }
    }
}
