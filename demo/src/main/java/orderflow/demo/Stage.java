package orderflow.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Where a scenario is played: it tells the user what it does and sees, waits with him, and checks. */
final class Stage {

    private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();
    private static final int MILLIS_BETWEEN_LOOKS = 50;

    private final Shop shop;
    private final PrintStream out;
    private final Duration patience;
    private int steps;

    /** @param patience how long it waits for any one thing */
    Stage(Shop shop, PrintStream out, Duration patience) {
        this.shop = shop;
        this.out = out;
        this.patience = patience;
    }

    Shop shop() {
        return shop;
    }

    /** Tells what is done next. */
    void step(String what) {
        steps++;
        out.println();
        out.println(steps + ". " + what);
    }

    /** Tells what can be seen. */
    void tell(String what) {
        what.lines().forEach(line -> out.println("   " + line));
    }

    /** Tells where to look for more, at any time later. */
    void look(String where) {
        out.println("   Look: " + where);
    }

    /** Tells which lines of the services' logs are meant. */
    void lookInLog(String orderId, String what) {
        look("in the log, the lines with \"order " + Shop.shortened(orderId) + "\": " + what);
    }

    /** @throws BrokenPromise when it is not so */
    void check(boolean kept, String promise, Object seen) {
        if (!kept) {
            throw new BrokenPromise("expected: " + promise + "; seen: " + seen);
        }
        tell("Checked: " + promise + ".");
    }

    /**
     * Asks again until the answer is as hoped, with a dot per second. Who does not answer may be just starting.
     *
     * @throws BrokenPromise when it is not in time
     */
    <T> T await(String what, Supplier<T> question, Predicate<T> hoped) {
        long begin = System.nanoTime();
        out.print("   Waiting until " + what + " ");
        Optional<T> answer = ask(question);
        for (long dots = 0; answer.filter(hoped).isEmpty(); answer = ask(question)) {
            long waited = System.nanoTime() - begin;
            if (waited > patience.toNanos()) {
                out.println();
                String seen = answer.map(String::valueOf).orElse("no answer");
                throw new BrokenPromise(
                        "after " + patience.toSeconds() + " s it is not so that " + what + "; seen: " + seen);
            }
            for (; dots < waited / NANOS_PER_SECOND; dots++) {
                out.print('.');
            }
            out.flush();
            pause();
        }
        out.printf(Locale.ROOT, " %.1f s%n", (System.nanoTime() - begin) / (double) NANOS_PER_SECOND);
        return answer.orElseThrow();
    }

    private static <T> Optional<T> ask(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (NotRunning e) {
            return Optional.empty();
        }
    }

    void awaitCompleted(List<String> orders) {
        awaitState(orders, "COMPLETED");
    }

    /** Asks for each order only until it is in one of the states. */
    void awaitState(List<String> orders, String... states) {
        List<String> open = new ArrayList<>(orders);
        String what = "all " + orders.size() + " orders are " + String.join(" or ", states);
        await(what, () -> stillOpen(open, List.of(states)), List::isEmpty);
    }

    private List<String> stillOpen(List<String> open, List<String> states) {
        try {
            open.removeIf(order -> states.contains(shop.state(order)));
        } catch (BrokenPromise e) {
            // an answer of trouble; asked again
        }
        return open;
    }

    /** Lets some milliseconds pass. */
    void pause() {
        try {
            Thread.sleep(MILLIS_BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokenPromise("interrupted");
        }
    }
}
