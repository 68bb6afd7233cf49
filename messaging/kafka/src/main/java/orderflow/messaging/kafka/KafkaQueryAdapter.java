package orderflow.messaging.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.query.ExpiringMessage;
import orderflow.messaging.query.QueryAdapter;
import orderflow.messaging.query.ReturnAddress;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.kafka.support.TopicPartitionOffset.SeekPosition;

/**
 * Questions on Kafka: a topic with a consumer group per recipient, and one topic for all answers, which each instance
 * that asks reads from its end, picking out its own. At most once; what has expired is for its receiver to drop;
 * thread-safe.
 */
record KafkaQueryAdapter(KafkaSender sender, KafkaTopics topics, KafkaConsumers consumers) implements QueryAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaQueryAdapter.class);
    static final String EXPIRES = "ce_expirytime"; // a documented CloudEvents extension
    static final String ADDRESSEE = "orderflow-to";
    private static final String KEPT = String.valueOf(Duration.ofMinutes(10).toMillis());

    @Override
    public String broker() {
        return "kafka";
    }

    @Override
    public ReturnAddress receiveAnswers(Channel channel, Consumer<Supplier<ExpiringMessage>> receiver) {
        NewTopic topic = answersTo(channel);
        String name = topic.name() + "/" + UUID.randomUUID();
        var end = new TopicPartitionOffset(topic.name(), 0, SeekPosition.END);
        QueryListener listener = new QueryListener(record -> pick(record, name, receiver));
        Subscription subscription =
                subscribe(topic, consumers.transientContainer(new ContainerProperties(end), topic.name(), listener));
        return new ReturnAddress() {

            @Override
            public Optional<String> name() {
                return listener.isPositioned() ? Optional.of(name) : Optional.empty();
            }

            @Override
            public void close() {
                subscription.close();
            }
        };
    }

    private static void pick(
            ConsumerRecord<byte[], byte[]> record, String name, Consumer<Supplier<ExpiringMessage>> receiver) {
        if (name.equals(CloudEventTranslator.headersOf(record).optionalText(ADDRESSEE))) {
            receiver.accept(() -> fromRecord(record));
        }
    }

    @Override
    public Subscription receiveQuestions(
            Channel channel, String recipient, Consumer<Supplier<ExpiringMessage>> receiver) {
        NewTopic topic = questionsOn(channel);
        QueryListener listener = new QueryListener(record -> receiver.accept(() -> fromRecord(record)));
        ContainerProperties source = new ContainerProperties(topic.name());
        source.setGroupId(recipient);
        return subscribe(topic, consumers.transientContainer(source, recipient, listener));
    }

    private Subscription subscribe(NewTopic topic, AbstractMessageListenerContainer<?, ?> container) {
        return new KafkaSubscription(
                container,
                () -> topics.declare(topic),
                (partition, cause) -> LOG.warn("{} cannot be read now: {}", topic.name(), cause.toString()),
                topics::forgetAll,
                consumers.scheduler());
    }

    @Override
    public CompletableFuture<Void> ask(Channel channel, ExpiringMessage question) {
        return sender.send(toRecord(channel.name(), question), questionsOn(channel));
    }

    @Override
    public CompletableFuture<Void> answer(Channel channel, String returnAddress, ExpiringMessage answer) {
        NewTopic topic = answersTo(channel);
        ProducerRecord<byte[], byte[]> record = toRecord(topic.name(), answer);
        record.headers().add(ADDRESSEE, returnAddress.getBytes(UTF_8));
        return sender.send(record, topic);
    }

    private static ProducerRecord<byte[], byte[]> toRecord(String topic, ExpiringMessage expiring) {
        ProducerRecord<byte[], byte[]> record = CloudEventTranslator.toRecord(topic, expiring.message());
        record.headers().add(EXPIRES, expiring.expires().toString().getBytes(UTF_8));
        return record;
    }

    private static ExpiringMessage fromRecord(ConsumerRecord<byte[], byte[]> record) {
        return new ExpiringMessage(
                CloudEventTranslator.fromRecord(record),
                CloudEventTranslator.headersOf(record).required(EXPIRES, Instant::parse));
    }

    private static NewTopic questionsOn(Channel channel) {
        return topic(channel.name(), channel.shards());
    }

    private static NewTopic answersTo(Channel channel) {
        return topic(channel.name() + ".answers", 1);
    }

    private static NewTopic topic(String name, int partitions) {
        return KafkaTopics.topic(
                name, partitions, Map.of(TopicConfig.RETENTION_MS_CONFIG, KEPT, TopicConfig.SEGMENT_MS_CONFIG, KEPT));
    }
}
