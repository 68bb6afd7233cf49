package orderflow.messaging.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.channel.ChannelUnavailableException;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.Remaining;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.message.Message;
import orderflow.messaging.query.QueryAdapter;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Channel Adapter for Apache Kafka: a channel is a topic, a shard a partition, a subscriber a consumer group. At least
 * once; ordered per shard key; thread-safe.
 */
public final class KafkaChannelAdapter implements ChannelAdapter, AutoCloseable {

    private final KafkaTopics topics;
    private final KafkaSender sender;
    private final KafkaConsumers consumers;
    private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();

    /**
     * @param operations with byte array serialisers and {@code acks=all}
     * @param consumerFactory with byte array deserialisers
     * @param admin only its configuration is used
     * @param retention how long new topics keep records: no longer than their duplicates can be recognised
     */
    public KafkaChannelAdapter(
            KafkaOperations<byte[], byte[]> operations,
            ConsumerFactory<byte[], byte[]> consumerFactory,
            KafkaAdmin admin,
            Duration retention) {
        scheduler.setThreadNamePrefix("kafka-adapter-");
        scheduler.setDaemon(true);
        scheduler.initialize();
        topics = new KafkaTopics(admin.getConfigurationProperties(), retention);
        sender = new KafkaSender(operations, topics);
        consumers = new KafkaConsumers(consumerFactory, new KafkaInvalidMessageChannel(sender), scheduler);
    }

    @Override
    public String broker() {
        return "kafka";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(
                Capability.REPLAY,
                Capability.SHARING_OUT,
                Capability.PERSISTENCE,
                Capability.RECREATION,
                Capability.QUERIES);
    }

    @Override
    public CompletableFuture<Void> send(Channel channel, Message message) {
        return sender.send(CloudEventTranslator.toRecord(channel.name(), message), topicOf(channel));
    }

    @Override
    public Subscription subscribe(Channel channel, String subscriber, Receiver receiver) {
        var container = consumers.container(channel, subscriber, receiver);
        return new KafkaSubscription(
                container, () -> topics.declare(topicOf(channel)), receiver::cannotRead, topics::forgetAll, scheduler);
    }

    @Override
    public Remaining remaining(Channel channel, Collection<String> subscribers) {
        try {
            return new KafkaLag(topics.admin(), new UnreadRecords(consumers.consumerFactory()))
                    .of(channel, subscribers);
        } catch (KafkaException e) {
            throw new ChannelUnavailableException(e);
        }
    }

    /** @return questions, by the same clients; to be used no longer than this */
    public QueryAdapter queries() {
        return new KafkaQueryAdapter(sender, topics, consumers);
    }

    @Override
    public void replay(Channel channel, Receiver receiver) {
        topics.declare(topicOf(channel)).join();
        new KafkaReplay(consumers.consumerFactory()).read(channel.name(), receiver);
    }

    private NewTopic topicOf(Channel channel) {
        return KafkaTopics.topic(channel.name(), channel.shards(), Map.of());
    }

    /** To be called when all subscriptions are closed. */
    @Override
    public void close() {
        scheduler.shutdown();
        topics.close();
    }
}
