package orderflow.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The repository's own docker-compose.yml. */
class ComposeTest {

    private final Compose compose = new Compose(Path.of("..", "..", "docker-compose.yml"), Map.of("KAFKA_PORT", "7"));

    @Test
    void readsTheServers() {
        Compose.Service kafka = compose.service("kafka");
        assertThat(kafka.image()).startsWith("apache/kafka:");
        assertThat(kafka.memory()).isEqualTo(640L << 20);
        assertThat(kafka.environment())
                .containsEntry("KAFKA_ADVERTISED_LISTENERS", "INSIDE://kafka:9092,OUTSIDE://127.0.0.1:7");
        assertThat(kafka.health()).containsExactly("bash", "-c", "</dev/tcp/localhost/9092");
        assertThat(compose.service("postgres").command()).startsWith("postgres", "-c", "max_connections=300");
    }

    @Test
    void readsWhatTheServicesHaveInCommon() {
        assertThat(compose.service("order-service").environment())
                .containsEntry("SPRING_RABBITMQ_USERNAME", "orderflow")
                .containsKey("SPRING_DATASOURCE_URL")
                .doesNotContainKey("ORDERFLOW_MESSAGING_CHANNELS_ORDER_EVENTS_BROKER");
    }
}
