package orderflow.embedded;

import java.util.List;
import org.springframework.boot.logging.LoggingSystem;

/** Starts brokers and services in this JVM and stops them, in the opposite order, on Ctrl-C or SIGTERM. */
public final class Orderflow {

    private Orderflow() {}

    /**
     * @param args {@code --fresh} to start without the data of earlier runs; the environment variables of
     *     {@link Settings} change ports and the data folder
     */
    public static void main(String[] args) {
        Console console = new Console(System.out);
        // silent until the first service has set logging up: brokers are talkative
        LoggingSystem.get(Orderflow.class.getClassLoader()).beforeInitialize();
        try {
            Settings settings = Settings.from(System.getenv());
            OrderflowSystem system = new OrderflowSystem(settings, console);
            Runtime.getRuntime().addShutdownHook(new Thread(system::close, "shutdown"));
            system.start(List.of(args).contains("--fresh"));
        } catch (IllegalStateException e) {
            console.cannotStart(e);
            System.exit(1);
        }
    }
}
