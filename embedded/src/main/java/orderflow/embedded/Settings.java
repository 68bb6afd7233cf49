package orderflow.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where the system listens and keeps its data. Each can be changed by an environment variable: {@code ORDERFLOW_DATA},
 * {@code AMQP_PORT}, {@code KAFKA_PORT}, {@code ORDER_PORT}, {@code PAYMENT_PORT}, {@code NOTIFICATION_PORT}.
 */
record Settings(Path data, int amqpPort, int kafkaPort, int orderPort, int paymentPort, int notificationPort) {

    private static final int HIGHEST_PORT = 65_535;

    private static final Set<String> LOG_FORMATS = Set.of("TEXT", "JSON");

    /** @throws IllegalStateException with one sentence for the user if a variable has a value that cannot be used */
    static Settings from(Map<String, String> environment) {
        String log = environment.getOrDefault("ORDERFLOW_LOG", "TEXT");
        if (!LOG_FORMATS.contains(log.toUpperCase(Locale.ROOT))) {
            throw new IllegalStateException("ORDERFLOW_LOG must be TEXT or JSON, not '" + log + "'.");
        }
        Map<Integer, String> taken = new HashMap<>();
        return new Settings(
                data(environment.getOrDefault("ORDERFLOW_DATA", "")).toAbsolutePath(),
                port(environment, "AMQP_PORT", 5672, taken),
                port(environment, "KAFKA_PORT", 9092, taken),
                port(environment, "ORDER_PORT", 8081, taken),
                port(environment, "PAYMENT_PORT", 8082, taken),
                port(environment, "NOTIFICATION_PORT", 8083, taken));
    }

    /** Empty means the usual one, as in the script: the current folder has modules where the data have their parts. */
    private static Path data(String value) {
        return Path.of(value.isEmpty() ? "data" : value);
    }

    /** @return where notification-service writes its mails, since there is no mail server */
    Path mail() {
        return data.resolve("notification-service").resolve("mail");
    }

    private static int port(Map<String, String> environment, String name, int defaultPort, Map<Integer, String> taken) {
        String value = environment.getOrDefault(name, String.valueOf(defaultPort));
        int port = value.matches("\\d{1,5}") ? Integer.parseInt(value) : 0;
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalStateException(name + " must be a port number from 1 to 65535, not '" + value + "'.");
        }
        String other = taken.putIfAbsent(port, name);
        if (other != null) {
            throw new IllegalStateException(other + " and " + name + " are both " + port + ": set one of them anew.");
        }
        return port;
    }
}
