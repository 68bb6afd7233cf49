package orderflow.messaging.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import orderflow.messaging.jdbc.JdbcLanes;
import orderflow.messaging.jdbc.JdbcLanes.Carriage;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A service without orderflow-messaging-moves works, and is told when it would need it. */
class WithoutMovesTest {

    @EnableAutoConfiguration
    static class GreetingService {}

    private static ConfigurableApplicationContext start(String database, String... settings) {
        return new SpringApplicationBuilder(GreetingService.class)
                .properties(
                        "spring.application.name=greeting-service",
                        "spring.datasource.url=jdbc:h2:mem:" + database
                                + ";${orderflow.messaging.h2};DB_CLOSE_DELAY=-1",
                        "spring.rabbitmq.port=1",
                        "spring.kafka.bootstrap-servers=localhost:1",
                        "orderflow.messaging.channels.greetings.broker=rabbitmq")
                .run(settings);
    }

    @Test
    void setsUpItsLanesAndStartsAgain() {
        for (int i = 0; i < 2; i++) {
            try (ConfigurableApplicationContext service = start("unmoved")) {
                assertThat(service.getBean(JdbcLanes.class).of("greetings"))
                        .isEqualTo(new Carriage("rabbitmq", 4, false));
            }
        }
    }

    @Test
    void refusesToStartWhenAChannelIsConfiguredOtherwise() {
        start("refused").close();
        assertRefused(
                "greetings is carried by rabbitmq (4 shards), but configured for kafka (4 shards)", "broker=kafka");
        assertRefused(
                "greetings is carried by rabbitmq (4 shards), but configured for rabbitmq (5 shards)", "shards=5");
        start("refused").close();
    }

    private static void assertRefused(String reason, String setting) {
        assertThatThrownBy(() -> start("refused", "--orderflow.messaging.channels.greetings." + setting)
                        .close())
                .hasStackTraceContaining(reason)
                .hasStackTraceContaining("Restore the former setting, or add orderflow-messaging-moves");
    }
}
