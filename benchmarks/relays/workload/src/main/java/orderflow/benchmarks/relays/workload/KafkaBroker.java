package orderflow.benchmarks.relays.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Sends by Spring Kafka, as all of the relays do; receives by a plain consumer. */
@ConditionalOnProperty(name = "relay.broker", havingValue = "kafka", matchIfMissing = true)
record KafkaBroker(KafkaTemplate<byte[], byte[]> template, KafkaAdmin admin, JsonMapper json) implements Broker {

    @Override
    public CompletableFuture<?> send(WorkDone message) {
        return template.send(CHANNEL, message.key().getBytes(UTF_8), json.writeValueAsBytes(message));
    }

    @Override
    public void receive(Consumer<WorkDone> receiver) {
        admin.createOrModifyTopics(TopicBuilder.name(CHANNEL).partitions(SHARDS).build());
        Map<String, Object> settings =
                Map.of("bootstrap.servers", admin.getConfigurationProperties().get("bootstrap.servers"));
        var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, SHARDS)
                .mapToObj(shard -> new TopicPartition(CHANNEL, shard))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // or else "the end" would be looked for later
        Thread thread = new Thread(() -> poll(consumer, receiver), "arrivals");
        thread.setDaemon(true);
        thread.start();
    }

    private void poll(KafkaConsumer<byte[], byte[]> consumer, Consumer<WorkDone> receiver) {
        while (true) {
            consumer.poll(Duration.ofSeconds(1))
                    .forEach(record -> receiver.accept(json.readValue(record.value(), WorkDone.class)));
        }
    }
}
