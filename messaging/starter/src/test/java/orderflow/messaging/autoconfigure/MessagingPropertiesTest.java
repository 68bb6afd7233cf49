package orderflow.messaging.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class MessagingPropertiesTest {

    private final ApplicationContextRunner service =
            new ApplicationContextRunner().withUserConfiguration(Configuration.class);

    @EnableConfigurationProperties(MessagingProperties.class)
    static class Configuration {}

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/cbor"})
    void takesTextAndBinary(String contentType) {
        service.withPropertyValues("orderflow.channels.work.content-type=" + contentType)
                .run(context -> assertThat(
                                context.getBean(MessagingProperties.class).catalogue())
                        .extracting(Channel::contentType)
                        .containsExactly(contentType));
    }

    @Test
    void writesTextUnlessItIsToldOtherwise() {
        service.withPropertyValues("orderflow.channels.work.shards=2")
                .run(context -> assertThat(
                                context.getBean(MessagingProperties.class).catalogue())
                        .extracting(Channel::contentType)
                        .containsExactly("application/json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "cbor", "application/json;charset=utf-8"})
    void refusesToStartWithAnotherContentType(String contentType) {
        service.withPropertyValues("orderflow.channels.work.content-type=" + contentType)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("orderflow.channels.work")
                        .rootCause()
                        .hasMessage("content-type must be application/json or application/cbor, not '" + contentType
                                + "'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            orderflow.retention=1h             | orderflow.retention must be at least PT2H, not PT1H
            orderflow.purge-interval=0         | orderflow.purge-interval must be positive
            orderflow.relay.confirm-timeout=10s| orderflow.relay.confirm-timeout must be positive and at most PT8S
            orderflow.relay.batch-size=0       | orderflow.relay.batch-size must be positive, not 0
            orderflow.relay.threads-per-broker=0 | orderflow.relay.threads-per-broker must be positive, not 0
            orderflow.relay.sweep-interval=-1s | orderflow.relay.sweep-interval must be positive
            orderflow.saga.sweep-interval=0    | orderflow.saga.sweep-interval must be positive
            """)
    void refusesToStartWithSettingsThatCannotWork(String setting, String complaint) {
        service.withPropertyValues(setting)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageStartingWith(complaint));
    }

    /** With an underscore for each hyphen: without them it would set up another channel. */
    @Test
    void takesTheBrokerOfAChannelFromTheEnvironment() {
        Map<String, Object> environment = Map.of("ORDERFLOW_CHANNELS_ORDER_REPLIES_BROKER", "kafka");
        service.withPropertyValues(
                        "orderflow.channels.order-replies.broker=rabbitmq", "orderflow.channels.order-replies.shards=7")
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("systemEnvironment", environment)))
                .run(context -> assertThat(
                                context.getBean(MessagingProperties.class).catalogue())
                        .containsExactly(new Channel(
                                "order-replies", ChannelStyle.POINT_TO_POINT, "kafka", 7, "application/json")));
    }
}
