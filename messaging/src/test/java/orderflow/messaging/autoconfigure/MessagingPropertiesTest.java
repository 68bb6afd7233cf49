package orderflow.messaging.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import orderflow.messaging.channel.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

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
}
