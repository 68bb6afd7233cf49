package orderflow.embedded;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the system listens and keeps its data. Each can be changed by an environment variable: {@code ORDERFLOW_DATA},
 * {@code AMQP_PORT}, {@code KAFKA_PORT}, {@code ORDER_PORT}, {@code PAYMENT_PORT}, {@code NOTIFICATION_PORT}.
 */
record Settings(Path data, int amqpPort, int kafkaPort, int orderPort, int paymentPort, int notificationPort) {

    private static final int HIGHEST_PORT = 65_535;

    /** @throws IllegalStateException with one sentence for the user if a variable is no port number */
    static Settings from(Map<String, String> environment) {
        return new Settings(
                Path.of(environment.getOrDefault("ORDERFLOW_DATA", "data")).toAbsolutePath(),
                port(environment, "AMQP_PORT", 5672),
                port(environment, "KAFKA_PORT", 9092),
                port(environment, "ORDER_PORT", 8081),
                port(environment, "PAYMENT_PORT", 8082),
                port(environment, "NOTIFICATION_PORT", 8083));
    }

    /** @return where notification-service writes its mails, since there is no mail server */
    Path mail() {
        return data.resolve("notification-service").resolve("mail");
    }

    private static int port(Map<String, String> environment, String name, int defaultPort) {
        String value = environment.getOrDefault(name, String.valueOf(defaultPort));
        int port = value.matches("\\d{1,5}") ? Integer.parseInt(value) : 0;
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalStateException(name + " must be a port number from 1 to 65535, not '" + value + "'.");
        }
        return port;
    }
}
