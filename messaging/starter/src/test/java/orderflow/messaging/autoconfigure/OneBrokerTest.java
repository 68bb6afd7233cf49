package orderflow.messaging.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.inbox.MessageHandlers;
import orderflow.messaging.support.Greeting.Greet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.DefaultResourceLoader;

/** A service needs one broker's adapter and nothing of the others'; the broker itself may be away. */
class OneBrokerTest {

    private static final Map<String, String[]> CLASSES_OF = Map.of(
            "rabbitmq", new String[] {"orderflow.messaging.rabbitmq", "org.springframework.amqp", "com.rabbitmq"},
            "kafka", new String[] {"orderflow.messaging.kafka", "org.springframework.kafka", "org.apache.kafka"});

    @EnableAutoConfiguration
    static class GreetingService {

        @Bean
        MessageHandlers greetings() {
            return MessageHandlers.on("greetings").on(Greet.class, greet -> {}).build();
        }
    }

    private static ConfigurableApplicationContext start(String broker, String absent) {
        return new SpringApplicationBuilder(GreetingService.class)
                .resourceLoader(new DefaultResourceLoader(new FilteredClassLoader(CLASSES_OF.get(absent))))
                .run(
                        "--spring.application.name=greeting-service",
                        "--spring.datasource.url=jdbc:h2:mem:" + broker + "-alone;${orderflow.messaging.h2}",
                        "--spring.rabbitmq.port=1",
                        "--spring.kafka.bootstrap-servers=localhost:1",
                        "--orderflow.messaging.channels.greetings.broker=" + broker);
    }

    @ParameterizedTest
    @CsvSource({"rabbitmq, kafka", "kafka, rabbitmq"})
    void startsWithOneAdapterOnly(String broker, String absent) {
        try (ConfigurableApplicationContext service = start(broker, absent)) {
            assertThat(service.getBeansOfType(ChannelAdapter.class).values())
                    .extracting(ChannelAdapter::broker)
                    .containsExactly(broker);
        }
    }

    @ParameterizedTest
    @CsvSource({"rabbitmq, kafka", "kafka, rabbitmq"})
    void refusesAChannelWhoseAdapterIsMissing(String present, String absent) {
        assertThatThrownBy(() -> start(absent, absent).close())
                .hasStackTraceContaining("channel greetings is on " + absent + ", for which there is no adapter: add "
                        + "orderflow-messaging-" + absent + " to the class path, or choose one of [" + present + "]");
    }
}
