package orderflow.embedded;

import java.util.List;
import org.springframework.boot.logging.LogLevel;
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
        untilLoggingIsSetUp(LoggingSystem.get(Orderflow.class.getClassLoader()));
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

    /** The first service sets logging up; brokers, which start before, are talkative, but their failures are told. */
    private static void untilLoggingIsSetUp(LoggingSystem logging) {
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
        logging.setLogLevel("org.apache.kafka.controller", LogLevel.OFF); // as in logback-spring.xml
    }
}
