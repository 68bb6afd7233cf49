package orderflow.benchmarks.harness;

import java.util.List;

/** Brings a contender into the state in which it is measured: customers known, code compiled, nothing left to do. */
final class WarmUp {

    private static final int FEW_CLIENTS = 4;
    private static final int FIRST_ORDERS = 20;
    private static final int MOST_SECONDS = 120;
    private static final double QUIET_CORES = 0.2;

    private WarmUp() {}

    static void of(RunningContender contender, Servers servers, Options options) {
        OrderClient.openAccounts(contender);
        awaitFirstOrders(contender, servers.kafkaAddress());
        try (ClosedLoop loop =
                new ClosedLoop(contender, servers.kafkaAddress(), options.clients(), options.inFlight())) {
            Pause.seconds(options.warmUp());
            loop.stop();
            loop.book().awaitEnd(MOST_SECONDS);
        }
        CpuMeter.awaitQuiet(List.copyOf(contender.boxes().values()), QUIET_CORES, MOST_SECONDS);
    }

    /**
     * The order service may not have heard of all accounts yet, and refuses orders of customers whom it does not know.
     */
    private static void awaitFirstOrders(RunningContender contender, String kafka) {
        try (ClosedLoop loop = new ClosedLoop(contender, kafka, FEW_CLIENTS, FEW_CLIENTS)) {
            long deadline = System.nanoTime() + MOST_SECONDS * 1_000_000_000L;
            while (loop.book().completed() < FIRST_ORDERS) {
                if (System.nanoTime() > deadline) {
                    throw new HarnessException("%s has accepted %d orders after %d s, and completed %d.%n%s"
                            .formatted(
                                    contender.name(),
                                    loop.book().accepted(),
                                    MOST_SECONDS,
                                    loop.book().completed(),
                                    contender.logs()));
                }
                Pause.millis(100);
            }
        }
    }
}
