package orderflow.demo;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code ./run demo NAME}: plays one scenario against the running system and ends with a verdict. And the entry to
 * {@link Move}.
 */
public final class Demos {

    private static final int KEPT = 0;
    private static final int BROKEN = 1;
    private static final int NOT_PLAYED = 2;

    private Demos() {}

    public static void main(String[] args) {
        List<String> all = List.of(args);
        boolean moves = !all.isEmpty() && all.get(0).equals("move");
        System.exit(
                moves
                        ? Move.run(all.subList(1, all.size()), System.getenv(), System.out)
                        : run(all, System.getenv(), System.out));
    }

    /**
     * Without arguments, lists what there is.
     *
     * @param environment {@code ORDER_PORT} and its like say where the services are; {@code DEMO_PATIENCE} how many
     *     seconds to wait for anything
     * @return the exit code: 0 for a promise that was kept, 1 for one that was broken, 2 when there was nothing to see
     */
    public static int run(List<String> args, Map<String, String> environment, PrintStream out) {
        if (args.isEmpty()) {
            list(out);
            return KEPT;
        }
        Optional<Demo> asked = Demo.ALL.stream()
                .filter(demo -> args.equals(List.of(demo.name())))
                .findFirst();
        if (asked.isEmpty()) {
            out.println("There is no demo '" + String.join(" ", args) + "'.");
            list(out);
            return NOT_PLAYED;
        }
        return play(asked.get(), environment, out);
    }

    private static void list(PrintStream out) {
        out.println("With the system running: ./run demo NAME, where NAME is one of");
        Demo.ALL.forEach(demo -> out.printf("  %-28s %s%n", demo.name(), demo.summary()));
    }

    private static int play(Demo demo, Map<String, String> environment, PrintStream out) {
        out.println(demo.name() + ": " + demo.summary());
        try {
            String kept = demo.scenario().play(stage(environment, out));
            return end(KEPT, "VERDICT: kept. " + kept, out);
        } catch (BrokenPromise e) {
            return end(BROKEN, "VERDICT: BROKEN. " + e.getMessage(), out);
        } catch (NotRunning e) {
            String remedy =
                    "Start the system in another terminal, with ./run or with docker compose up --build --wait.";
            return end(NOT_PLAYED, "There is nothing to see. " + e.getMessage() + " " + remedy, out);
        } catch (IllegalArgumentException e) {
            return end(NOT_PLAYED, "There is nothing to see. " + e.getMessage(), out);
        }
    }

    private static int end(int exitCode, String sentence, PrintStream out) {
        out.println();
        out.println(sentence);
        return exitCode;
    }

    private static Stage stage(Map<String, String> environment, PrintStream out) {
        RestApi api = new RestApi(environment);
        return new Stage(new Shop(api), out, Patience.of(environment, "DEMO_PATIENCE"));
    }
}
