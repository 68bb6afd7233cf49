package orderflow.benchmarks.harness;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a process must be told to find its servers, in the variables that docker-compose.yml uses. */
final class Addresses {

    private Addresses() {}

    /** @param database its name, and its user's */
    static Map<String, String> of(Compose compose, String vhost, String database) {
        Map<String, String> rabbitMq = compose.service("rabbitmq").environment();
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put(
                "SPRING_DATASOURCE_URL",
                "jdbc:postgresql://postgres/" + database + "?connectTimeout=5&socketTimeout=60");
        addresses.put("SPRING_DATASOURCE_USERNAME", database);
        addresses.put("SPRING_DATASOURCE_PASSWORD", Servers.PASSWORD);
        addresses.put("SPRING_RABBITMQ_HOST", "rabbitmq");
        addresses.put("SPRING_RABBITMQ_PORT", "5672");
        addresses.put("SPRING_RABBITMQ_USERNAME", rabbitMq.getOrDefault("RABBITMQ_DEFAULT_USER", "guest"));
        addresses.put("SPRING_RABBITMQ_PASSWORD", rabbitMq.getOrDefault("RABBITMQ_DEFAULT_PASS", "guest"));
        addresses.put("SPRING_RABBITMQ_VIRTUAL_HOST", vhost);
        addresses.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092");
        addresses.put("SPRING_MAIL_HOST", "mailpit");
        addresses.put("SPRING_MAIL_PORT", "1025");
        return addresses;
    }
}
