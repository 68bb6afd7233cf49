package orderflow.benchmarks.harness;

/**
 * What becomes of orders while processes are killed.
 *
 * @param accepted orders whose client was told so
 * @param lost of those: no word of an end
 * @param refused of those: rejected or cancelled, since the payment did not answer in time
 * @param doubled completed by two different messages
 * @param repeated the same message once more, which a receiver is to recognise
 * @param secondsToEnd from the last order until all had ended, or until nobody waited any longer
 */
record Loss(double rate, long accepted, long lost, long refused, long doubled, long repeated, double secondsToEnd) {

    private static final int SECONDS_BETWEEN = 5;
    private static final int MOST_SECONDS_TO_END = 60;

    static Loss of(RunningContender contender, Servers servers, double ordersPerSecond) {
        try (Load load = OpenLoop.start(contender, servers.kafkaAddress(), ordersPerSecond, (start, end) -> {})) {
            Pause.seconds(SECONDS_BETWEEN);
            killAndStart(contender, Role.PAYMENT);
            killAndStart(contender, Role.ORDER);
            load.stop();
            long end = System.nanoTime();
            OrderBook book = load.book();
            book.awaitEnd(MOST_SECONDS_TO_END);
            double seconds = (System.nanoTime() - end) / 1e9;
            return new Loss(
                    ordersPerSecond,
                    book.accepted(),
                    book.open(),
                    book.refused(),
                    book.doubled(),
                    book.repeated(),
                    seconds);
        }
    }

    private static void killAndStart(RunningContender contender, Role role) {
        contender.box(role).kill();
        contender.box(role).startAgain();
        contender.awaitReady(role);
        Pause.seconds(SECONDS_BETWEEN);
    }

    String show() {
        return String.format(
                "%d accepted: %d lost, %d refused, %d completed twice, %d events repeated; %.1f s after the last order",
                accepted, lost, refused, doubled, repeated, secondsToEnd);
    }
}
