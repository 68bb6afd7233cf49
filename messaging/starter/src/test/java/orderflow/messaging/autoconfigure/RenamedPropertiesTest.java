package orderflow.messaging.autoconfigure;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

class RenamedPropertiesTest {

    @ParameterizedTest
    @CsvSource({
        "orderflow.retention, 3d, orderflow.messaging.retention",
        "orderflow.channels.work.broker, kafka, orderflow.messaging.channels",
        "orderflow.saga.sweepInterval, 1s, orderflow.messaging.saga",
        "orderflow.relay.batch-size, 7, orderflow.messaging.relay"
    })
    void namesThePropertyToSetInstead(String former, String value, String now) {
        MockEnvironment environment = new MockEnvironment().withProperty(former, value);

        assertThatThrownBy(() -> RenamedProperties.refuse(environment))
                .hasMessageContaining("has been renamed: set " + now + " instead");
    }

    @ParameterizedTest
    @CsvSource({
        "ORDERFLOW_BROKER, orderflow.messaging.broker",
        "ORDERFLOW_CHANNELS_WORK_BROKER, orderflow.messaging.channels"
    })
    void knowsTheEnvironment(String variable, String now) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(variable, "kafka")));

        assertThatThrownBy(() -> RenamedProperties.refuse(environment)).hasMessageContaining(now);
    }

    @Test
    void acceptsWhatBelongsToTheLibraryAndToTheApplication() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("orderflow.messaging.retention", "3d")
                .withProperty("orderflow.orders.payment-deadline", "3s");

        assertThatCode(() -> RenamedProperties.refuse(environment)).doesNotThrowAnyException();
    }
}
