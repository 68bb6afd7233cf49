package orderflow.benchmarks.harness;

import java.nio.file.Path;
import java.util.List;
import org.testcontainers.DockerClientFactory;

/** {@code ./run bench}: puts contenders side by side. */
public final class Benchmark {

    private static final Path COMPOSE = Path.of("docker-compose.yml");

    private Benchmark() {}

    public static void main(String[] arguments) {
        Shutdown.watch();
        try {
            Options options = Options.parse(arguments);
            require(DockerClientFactory.instance().isDockerAvailable(), "It needs a Docker engine, and finds none.");
            Progress progress = new Progress(System.out);
            if (options.suites().contains(Options.ORDERS)) {
                orders(options, progress);
            }
            if (options.suites().contains(Options.RELAYS)) {
                relays(options, progress);
            }
        } catch (HarnessException e) {
            if (!Shutdown.hasBegun()) {
                System.err.println(e.getMessage());
                System.exit(1);
            }
        }
    }

    private static void orders(Options options, Progress progress) {
        List<Contender> contenders =
                options.contenders().stream().filter(Contender::isBuilt).toList();
        require(!contenders.isEmpty(), "none of the contenders is built");
        progress.say("starting the servers");
        try (Servers servers = Servers.start(COMPOSE)) {
            OrdersResults results = new OrdersBenchmark(options, servers, progress).run(contenders);
            Folder.of(options).writeOrders(results, options, Facts.of(servers));
            progress.say("written to " + Folder.of(options).path());
            require(
                    results.failed().isEmpty(),
                    "not all orders were completed by " + String.join(", ", results.failed()));
        }
    }

    private static void relays(Options options, Progress progress) {
        List<Relay> relays = options.relays().stream().filter(Relay::isBuilt).toList();
        require(!relays.isEmpty(), "none of the relays is built");
        progress.say("starting the servers");
        try (Servers servers = Servers.start(COMPOSE)) {
            var results = new RelaysBenchmark(options, servers, progress).run(relays);
            Folder.of(options).writeRelays(results, options, Facts.of(servers));
            progress.say("written to " + Folder.of(options).path());
        }
    }

    private static void require(boolean condition, String complaint) {
        if (!condition) {
            throw new HarnessException(complaint);
        }
    }
}
