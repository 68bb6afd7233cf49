package orderflow.benchmarks.harness;

import java.nio.file.Path;
import java.util.List;

/** {@code ./run bench}: puts the contenders side by side. */
public final class Benchmark {

    private Benchmark() {}

    public static void main(String[] arguments) {
        try {
            Options options = Options.parse(arguments);
            Progress progress = new Progress(System.out);
            if (options.suites().contains(Options.ORDERS)) {
                orders(options, progress);
            }
        } catch (HarnessException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void orders(Options options, Progress progress) {
        List<Contender> contenders =
                options.contenders().stream().filter(Contender::isBuilt).toList();
        if (contenders.isEmpty()) {
            throw new HarnessException("none of the contenders is built");
        }
        progress.say("starting the servers");
        try (Servers servers = Servers.start(Path.of("docker-compose.yml"))) {
            OrdersResults results = new OrdersBenchmark(options, servers, progress).run(contenders);
            Folder folder = Folder.of(options);
            folder.writeOrders(results, options, Facts.of(servers));
            progress.say("written to " + folder.path());
            if (!results.failed().isEmpty()) {
                throw new HarnessException("not all orders were completed by " + String.join(", ", results.failed()));
            }
        }
    }
}
