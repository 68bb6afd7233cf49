package orderflow.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
        Locale.setDefault(Locale.ROOT); // the AMQP broker fails in Turkish, and Persian has digits of its own
        Console console = new Console(System.out);
        untilLoggingIsSetUp(LoggingSystem.get(Orderflow.class.getClassLoader()));
        try {
            start(Settings.from(System.getenv()), console, List.of(args).contains("--fresh"));
        } catch (RuntimeException | Error e) { // whatever it is: threads of what has started would keep the process
            console.cannotStart(e);
            System.exit(1);
        }
    }

    private static void start(Settings settings, Console console, boolean fresh) {
        OrderflowSystem system = new OrderflowSystem(settings, console);
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(system), "shutdown"));
            system.start(fresh);
        } catch (RuntimeException | Error e) {
            if (!system.isCutShort()) { // or else it fails because it was stopped, which is no news
                throw e;
            }
        }
    }

    private static void end(OrderflowSystem system) {
        system.announceEnd();
        if (system.isCutShort()) { // what is just starting fails then, with stack traces that help nobody
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
            System.setOut(nowhere);
            System.setErr(nowhere);
            LoggingSystem.get(Orderflow.class.getClassLoader())
                    .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
        }
        system.close();
        String link = System.getenv("ORDERFLOW_LINK"); // made by ./run, around characters in the data folder's name
        if (link != null) {
            List.of(Path.of(link), Path.of(link).resolveSibling(".")).forEach(Orderflow::delete);
        }
    }

    private static void delete(Path link) {
        try {
            Files.deleteIfExists(link.normalize());
        } catch (IOException e) {
            // it lies among temporary files
        }
    }

    /** The first service sets logging up; brokers, which start before, are talkative, but their failures are told. */
    private static void untilLoggingIsSetUp(LoggingSystem logging) {
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
        logging.setLogLevel("org.apache.kafka.controller", LogLevel.OFF); // as in logback-spring.xml
    }
}
