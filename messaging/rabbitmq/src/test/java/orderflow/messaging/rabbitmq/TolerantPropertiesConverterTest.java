package orderflow.messaging.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.impl.LongStringHelper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;

class TolerantPropertiesConverterTest {

    private static MessageProperties read(BasicProperties.Builder properties) {
        return new TolerantPropertiesConverter().toMessageProperties(properties.build(), null, "UTF-8");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 255})
    void readsAMessageWithADeliveryModeThatDoesNotExist(int mode) {
        assertThat(read(new BasicProperties.Builder().deliveryMode(mode).type("note"))
                        .getType())
                .isEqualTo("note");
    }

    @Test
    void readsADeliveryModeThatExists() {
        assertThat(read(new BasicProperties.Builder().deliveryMode(2)).getReceivedDeliveryMode())
                .isEqualTo(MessageDeliveryMode.PERSISTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-delay", "retry-count", "x-death", "x-match", "other"})
    void readsHeadersWithValuesThatSpringDoesNotExpect(String name) {
        for (Object value : List.of("text", LongStringHelper.asLongString("z".repeat(5000)), List.of(1), Map.of())) {
            Map<String, Object> headers = new HashMap<>(Map.of(name, value, "note", "kept"));
            headers.put("nothing", null);
            assertThat(read(new BasicProperties.Builder().headers(headers)).<String>getHeader("note"))
                    .isEqualTo("kept");
        }
    }
}
