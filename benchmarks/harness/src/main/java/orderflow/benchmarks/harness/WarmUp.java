package orderflow.benchmarks.harness;

/** Brings a contender into the state in which it is measured: customers known, code compiled, nothing left to do. */
final class WarmUp {

    private static final int FEW_CLIENTS = 4;
    private static final int FIRST_ORDERS = 20;
    private static final int MOST_SECONDS = 120;

    private WarmUp() {}

    static void of(RunningContender contender, Servers servers, Options options) {
        OrderClient.openAccounts(contender);
        awaitFirstOrders(contender, servers.kafkaAddress());
        try (Load load = ClosedLoop.start(contender, servers.kafkaAddress(), options.clients(), options.inFlight())) {
            Pause.seconds(options.warmUp());
            load.stop();
            load.book().awaitEnd(MOST_SECONDS);
        }
        contender.awaitQuiet(MOST_SECONDS);
    }

    /**
     * The order service may not have heard of all accounts yet, and refuses orders of customers whom it does not know.
     */
    private static void awaitFirstOrders(RunningContender contender, String kafka) {
        try (Load load = ClosedLoop.start(contender, kafka, FEW_CLIENTS, FEW_CLIENTS)) {
            long deadline = System.nanoTime() + MOST_SECONDS * 1_000_000_000L;
            while (load.book().completed() < FIRST_ORDERS) {
                if (System.nanoTime() > deadline) {
                    throw new HarnessException("%s has accepted %d orders after %d s, and completed %d.%n%s"
                            .formatted(
                                    contender.name(),
                                    load.book().accepted(),
                                    MOST_SECONDS,
                                    load.book().completed(),
                                    contender.logs()));
                }
                Pause.millis(100);
            }
        }
    }
}
