package orderflow.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import orderflow.demo.LiveChannel.Content;

/**
 * {@code ./run move CHANNEL}: holds a channel until it is empty, so that it can be carried by another broker, or in
 * another number of shards, from the next start on. It refuses, and releases the channel, while messages remain.
 */
public final class Move {

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int NOTHING_DONE = 2;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    // what is between the outbox, the broker and a handler for a moment is seen by the next look
    private static final int EMPTY_LOOKS = 4;

    private final LiveChannel channel;
    private final Duration patience;
    private final PrintStream out;
    private final AtomicBoolean undecided = new AtomicBoolean(true);

    private Move(LiveChannel channel, Duration patience, PrintStream out) {
        this.channel = channel;
        this.patience = patience;
        this.out = out;
    }

    /**
     * @param args the channel's name; then {@code --release} to let its senders go on
     * @param environment {@code ORDER_PORT} and its like say where the services are; {@code MOVE_PATIENCE} how many
     *     seconds the channel may take to be empty
     * @return the exit code: 0 when it is empty and held (or released), 1 when messages remain, 2 when nothing was done
     */
    public static int run(List<String> args, Map<String, String> environment, PrintStream out) {
        boolean releases = args.size() == 2 && args.get(1).equals("--release");
        if (args.size() != 1 && !releases) {
            out.println("Usage: ./run move CHANNEL [--release]");
            return NOTHING_DONE;
        }
        try {
            LiveChannel channel = new LiveChannel(new RestApi(environment), args.get(0));
            Move move = new Move(channel, Patience.of(environment, "MOVE_PATIENCE"), out);
            return releases ? move.release("") : move.empty();
        } catch (NotRunning | IllegalArgumentException e) {
            out.println("Nothing is moved. " + e.getMessage());
            return NOTHING_DONE;
        }
    }

    private int empty() {
        Content before = channel.look();
        out.println(channel.name() + " is carried by " + before.broker() + " in " + before.shards() + " shards.");
        Thread whenInterrupted = new Thread(() -> decide("Interrupted. "), "release");
        Runtime.getRuntime().addShutdownHook(whenInterrupted);
        try {
            channel.hold(true);
            out.println("It is held: what services send waits in their outboxes.");
            return drain();
        } catch (NotRunning e) {
            decide(e.getMessage() + " ");
            return NOTHING_DONE;
        } finally {
            if (!undecided.get()) {
                forget(whenInterrupted);
            }
        }
    }

    private int drain() {
        long begin = System.nanoTime();
        Content now = channel.look();
        for (int looks = 1, empty = 0; empty < EMPTY_LOOKS; looks++) {
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            if (waited.compareTo(patience) > 0) {
                decide("It is not empty after " + patience.toSeconds() + " s: " + now + ". It stays where it is. ");
                return REFUSED;
            }
            if (looks % 2 == 1) {
                out.printf("%5d s: %s%n", waited.toSeconds(), now);
            }
            empty = now.isDrained() ? empty + 1 : 0;
            pause();
            now = channel.look();
        }
        if (undecided.getAndSet(false)) {
            tellWhatToDo(now);
        }
        return DONE;
    }

    /** Lets the senders go on, unless it was decided already what becomes of them. */
    private void decide(String why) {
        if (undecided.getAndSet(false)) {
            release(why);
        }
    }

    private int release(String why) {
        try {
            channel.hold(false);
            out.println(why + "The senders of " + channel.name() + " go on.");
            return DONE;
        } catch (NotRunning e) {
            out.println(why + channel.name() + " may still be held: " + e.getMessage()
                    + " When all services answer: ./run" + " move " + channel.name() + " --release");
            return REFUSED;
        }
    }

    private void tellWhatToDo(Content content) {
        String other = content.broker().equals("kafka") ? "rabbitmq" : "kafka";
        String variable = "ORDERFLOW_MESSAGING_CHANNELS_"
                + channel.name().toUpperCase(Locale.ROOT).replace('-', '_') + "_BROKER";
        out.printf("""

                %1$s is empty, and held: %2$d messages wait in the outboxes for the next start. Now

                1. Stop all services: Ctrl-C for ./run, or
                     docker compose stop order-service payment-service notification-service
                2. Start all of them, carried by %3$s:
                     %4$s=%3$s ./run
                   or write that variable into the file .env, and
                     docker compose up -d --wait
                3. From now on they always need the variable, or the same in
                     shared-messages/src/main/resources/orderflow-channels.yml

                If the log then says that it is held, when all are up: ./run move %1$s --release
                The same lets its senders go on without a move.
                """, channel.name(), content.inOutboxes(), other, variable);
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it is just being run, and will find that all is decided
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotRunning("Interrupted.", e);
        }
    }
}
