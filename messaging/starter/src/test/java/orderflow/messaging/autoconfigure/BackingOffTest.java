package orderflow.messaging.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import orderflow.messaging.inbox.Failures;
import orderflow.messaging.inbox.ProcessedMessages;
import orderflow.messaging.inbox.Replay;
import orderflow.messaging.inbox.ShardOwners;
import orderflow.messaging.jdbc.JdbcLanes;
import orderflow.messaging.jdbc.JdbcOutbox;
import orderflow.messaging.jdbc.JdbcProcessedMessages;
import orderflow.messaging.jdbc.JdbcSagaInstances;
import orderflow.messaging.message.MessageTracing;
import orderflow.messaging.message.MessagingMapper;
import orderflow.messaging.outbox.MessageHistory;
import orderflow.messaging.outbox.MessagingGateway;
import orderflow.messaging.outbox.Outbox;
import orderflow.messaging.query.QueryGateway;
import orderflow.messaging.saga.SagaInstances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Each bean of the library gives way to one of the application. */
class BackingOffTest {

    private static final Map<Class<?>, Supplier<?>> OWN = Map.of(
            Clock.class, Clock::systemUTC,
            ShardOwners.class, () -> (ShardOwners) (subscriber, channel, shard) -> Optional.empty(),
            MessageHistory.class, () -> MessageHistory.NONE,
            MessageTracing.class, () -> MessageTracing.PASSING_ON);

    @EnableAutoConfiguration
    static class Service {}

    /** What a bean is asked for as, and one that Spring can make of the other beans. */
    static Stream<Map.Entry<Class<?>, Class<?>>> made() {
        return Stream.of(
                Map.entry(Outbox.class, JdbcOutbox.class),
                Map.entry(ProcessedMessages.class, JdbcProcessedMessages.class),
                Map.entry(SagaInstances.class, JdbcSagaInstances.class),
                Map.entry(JdbcLanes.class, JdbcLanes.class),
                Map.entry(Failures.class, Failures.class),
                Map.entry(Replay.class, Replay.class),
                Map.entry(MessagingMapper.class, MessagingMapper.class),
                Map.entry(MessagingGateway.class, MessagingGateway.class),
                Map.entry(QueryGateway.class, QueryGateway.class));
    }

    @ParameterizedTest
    @MethodSource("made")
    void usesTheBeanOfTheApplication(Map.Entry<Class<?>, Class<?>> bean) {
        try (ConfigurableApplicationContext service = start(context -> context.registerBean("own", bean.getValue()))) {
            assertThat(service.getBeanNamesForType(bean.getKey())).containsExactly("own");
        }
    }

    @Test
    void usesWhatTheApplicationImplementsItself() {
        try (ConfigurableApplicationContext service =
                start(context -> OWN.forEach((type, own) -> register(context, type, own)))) {
            OWN.keySet()
                    .forEach(type ->
                            assertThat(service.getBeanNamesForType(type)).containsExactly(type.getName()));
        }
    }

    private static <T> void register(GenericApplicationContext context, Class<T> type, Supplier<?> own) {
        context.registerBean(type.getName(), type, () -> type.cast(own.get()));
    }

    private static ConfigurableApplicationContext start(Consumer<GenericApplicationContext> registration) {
        return new SpringApplicationBuilder(Service.class)
                .initializers(context -> registration.accept((GenericApplicationContext) context))
                .run(
                        "--spring.application.name=own-service",
                        "--spring.datasource.url=jdbc:h2:mem:own;${orderflow.messaging.h2}",
                        "--spring.rabbitmq.port=1",
                        "--spring.kafka.bootstrap-servers=localhost:1");
    }
}
