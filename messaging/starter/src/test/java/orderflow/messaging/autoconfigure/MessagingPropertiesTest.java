package orderflow.messaging.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        service.withPropertyValues("orderflow.messaging.channels.work.content-type=" + contentType)
                .run(context -> assertThat(
                                context.getBean(MessagingProperties.class).catalogue())
                        .extracting(Channel::contentType)
                        .containsExactly(contentType));
    }

    @Test
    void writesTextUnlessItIsToldOtherwise() {
        service.withPropertyValues("orderflow.messaging.channels.work.shards=2")
                .run(context -> assertThat(
                                context.getBean(MessagingProperties.class).catalogue())
                        .extracting(Channel::contentType)
                        .containsExactly("application/json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "cbor", "application/json;charset=utf-8"})
    void refusesToStartWithAnotherContentType(String contentType) {
        service.withPropertyValues("orderflow.messaging.channels.work.content-type=" + contentType)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining("orderflow.messaging.channels.work")
                        .rootCause()
                        .hasMessage("content-type must be application/json or application/cbor, not '" + contentType
                                + "'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            orderflow.messaging.retention=1h             | orderflow.messaging.retention must be at least PT2H, not PT1H
            orderflow.messaging.purge-interval=0         | orderflow.messaging.purge-interval must be positive
            orderflow.messaging.relay.confirm-timeout=10s| orderflow.messaging.relay.confirm-timeout must be positive and at most PT8S
            orderflow.messaging.relay.batch-size=0       | orderflow.messaging.relay.batch-size must be positive, not 0
            orderflow.messaging.relay.threads-per-broker=0 | orderflow.messaging.relay.threads-per-broker must be positive, not 0
            orderflow.messaging.relay.sweep-interval=-1s | orderflow.messaging.relay.sweep-interval must be positive
            orderflow.messaging.saga.sweep-interval=0    | orderflow.messaging.saga.sweep-interval must be positive
            """)
    void refusesToStartWithSettingsThatCannotWork(String setting, String complaint) {
        service.withPropertyValues(setting)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageStartingWith(complaint));
    }

    @Test
    void asksForTheReplyChannelOfSagas() {
        service.run(context -> assertThatThrownBy(
                        () -> context.getBean(MessagingProperties.class).requiredReplyChannel())
                .hasMessageContaining("orderflow.messaging.reply-channel must be set"));
    }

    /** With an underscore for each hyphen: without them it would set up another channel. */
    @Test
    void takesTheBrokerOfAChannelFromTheEnvironment() {
        Map<String, Object> environment = Map.of("ORDERFLOW_MESSAGING_CHANNELS_ORDER_REPLIES_BROKER", "kafka");
        service.withPropertyValues(
                        "orderflow.messaging.channels.order-replies.broker=rabbitmq",
                        "orderflow.messaging.channels.order-replies.shards=7")
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("systemEnvironment", environment)))
                .run(context -> assertThat(
                                context.getBean(MessagingProperties.class).catalogue())
                        .containsExactly(new Channel(
                                "order-replies", ChannelStyle.POINT_TO_POINT, "kafka", 7, "application/json")));
    }
}
