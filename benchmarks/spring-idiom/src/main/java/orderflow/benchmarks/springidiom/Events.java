package orderflow.benchmarks.springidiom;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Sends events to Kafka at once and waits for nothing, as is usual: neither for the broker nor for the commit. */
@Component
public class Events {

    private final KafkaTemplate<String, Object> kafka;
    private final String prefix;
    private final String source;

    Events(
            KafkaTemplate<String, Object> kafka,
            @Value("${bench.prefix:}") String prefix,
            @Value("/${spring.application.name}") String source) {
        this.kafka = kafka;
        this.prefix = prefix;
        this.source = source;
    }

    /** @param event one of {@code orderflow.messages}, whose wire name goes into a header */
    public void publish(String topic, String key, Object event) {
        ProducerRecord<String, Object> record = new ProducerRecord<>(prefix + topic, key, event);
        header(record, "ce_id", UUID.randomUUID().toString());
        header(
                record,
                "ce_type",
                event.getClass().getAnnotation(JsonTypeName.class).value());
        header(record, "ce_source", source);
        kafka.send(record);
    }

    private static void header(ProducerRecord<String, Object> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }
}
