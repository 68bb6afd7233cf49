package orderflow.embedded;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What the user sees beside the log: progress, what to try first, and why it cannot start. */
final class Console {

    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    void started(String part, long nanos) {
        double seconds = nanos / (double) TimeUnit.SECONDS.toNanos(1);
        out.printf(Locale.ROOT, "  started %-22s in %4.1f s%n", part, seconds);
    }

    void stopping() {
        out.println("Stopping; the messages in hand are finished first.");
    }

    void trouble(String what) {
        out.println(what);
    }

    void cannotStart(Throwable reason) {
        String sentence =
                reason instanceof IllegalStateException ? String.valueOf(reason.getMessage()) : reason.toString();
        out.println("orderflow cannot start. " + sentence.lines().findFirst().orElse(""));
    }

    void ready(Settings settings) {
        out.printf(
                """

                orderflow is ready.

                  order-service         http://localhost:%d/orders
                  payment-service       http://localhost:%d/accounts/alice
                  notification-service  http://localhost:%d/notifications

                Try this in another terminal, and watch the messages flow here:

                  %s
                  %s
                  curl -s localhost:%d/ledger

                Mail to customers is written to %s.
                Ctrl-C stops it; the data stays in %s.

                """,
                settings.orderPort(),
                settings.paymentPort(),
                settings.notificationPort(),
                order(settings, "alice", "book-42", "19.90"),
                order(settings, "bob", "bike-7", "250.00"),
                settings.paymentPort(),
                real(settings.mail()),
                real(settings.data()));
    }

    /** As the user knows it: the way there may lead through a link. */
    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder;
        }
    }

    private static String order(Settings settings, String customer, String sku, String price) {
        return "curl -s localhost:" + settings.orderPort()
                + "/orders -H 'Content-Type: application/json' -H 'Prefer: wait=10' -d '{\"customerId\":\"" + customer
                + "\",\"currency\":\"EUR\",\"lines\":[{\"sku\":\"" + sku + "\",\"quantity\":2,\"unitPrice\":\"" + price
                + "\"}]}'";
    }
}
