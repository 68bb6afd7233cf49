package orderflow.system.plain;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import orderflow.messages.Money;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.support.converter.JacksonJsonMessageConverter;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * A service as Spring Boot's guides set it up: bare listeners, templates and a database. The clients' settings are the
 * library's, which are the safer ones.
 */
final class PlainSpring {

    private static final List<String> SETTINGS = List.of(
            "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(),
            "spring.kafka.consumer.key-deserializer=org.apache.kafka.common.serialization.StringDeserializer",
            "spring.kafka.consumer.value-deserializer="
                    + "org.springframework.kafka.support.serializer.JacksonJsonDeserializer",
            "spring.kafka.consumer.properties.spring.json.trusted.packages=orderflow.messages",
            // each of the failures that are brought about here would be logged with its stack trace
            "logging.level.org.springframework.amqp=OFF",
            "logging.level.org.springframework.kafka=OFF",
            "spring.kafka.producer.key-serializer=org.apache.kafka.common.serialization.StringSerializer",
            "spring.kafka.producer.value-serializer="
                    + "org.springframework.kafka.support.serializer.JacksonJsonSerializer");

    private PlainSpring() {}

    /** Settings are given as arguments, because the library's own would win over weaker ones. */
    static ConfigurableApplicationContext start(Class<?> listener, String... brokers) {
        return new SpringApplicationBuilder(Application.class, listener)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(Stream.concat(SETTINGS.stream(), Stream.of(brokers))
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new));
    }

    static AuthorizePayment command() {
        return new AuthorizePayment(UUID.randomUUID(), "alice", Money.of("39.80", "EUR"));
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionManagerCustomizationAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        RabbitAutoConfiguration.class,
        KafkaAutoConfiguration.class
    })
    @Import(PlainHolds.class)
    static class Application {

        @Bean
        Mischief mischief() {
            return new Mischief("");
        }

        @Bean
        JacksonJsonMessageConverter json() {
            return new JacksonJsonMessageConverter("orderflow.messages");
        }

        @Bean
        Declarables queues() {
            return new Declarables(
                    new Queue("plain-commands"), new Queue("careful-commands"), new Queue("plain-replies"));
        }

        @Bean
        NewTopic commands() {
            return new NewTopic("plain-commands", 1, (short) 1);
        }

        @Bean
        NewTopic events() {
            return new NewTopic("plain-events", 1, (short) 1);
        }
    }
}
