package orderflow.messaging.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.kafka.KafkaChannelAdapter;
import orderflow.messaging.message.Body;
import orderflow.messaging.query.QueryAdapter;
import orderflow.testkit.contract.ForeignMessage;
import orderflow.testkit.contract.InvalidMessage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/** Clients of a Kafka broker on this machine. */
final class KafkaClients implements BrokerClients {

    private static final TopicPartition INVALID_MESSAGES = new TopicPartition("invalid-messages", 0);

    private final ConfigurableApplicationContext one;
    private final ConfigurableApplicationContext two;
    private final KafkaChannelAdapter adapter;
    private final KafkaChannelAdapter otherInstance;

    KafkaClients(int port) {
        one = BrokerClients.spring(KafkaAutoConfiguration.class, "spring.kafka.bootstrap-servers=127.0.0.1:" + port);
        two = BrokerClients.spring(KafkaAutoConfiguration.class, "spring.kafka.bootstrap-servers=127.0.0.1:" + port);
        adapter = adapter(one);
        otherInstance = adapter(two);
    }

    private static KafkaChannelAdapter adapter(ConfigurableApplicationContext spring) {
        return new KafkaChannelAdapter(
                template(spring), consumers(spring), spring.getBean(KafkaAdmin.class), Duration.ofDays(7));
    }

    @Override
    public ChannelAdapter adapter() {
        return adapter;
    }

    @Override
    public ChannelAdapter otherInstance() {
        return otherInstance;
    }

    @Override
    public QueryAdapter queries() {
        return adapter.queries();
    }

    @Override
    public QueryAdapter otherQueries() {
        return otherInstance.queries();
    }

    @Override
    public String sendUnreadable(Channel channel, ForeignMessage foreign) {
        byte[] key = foreign.shardKey().getBytes(UTF_8);
        var record = new ProducerRecord<>(channel.name(), key, foreign.body().bytes());
        record.headers().add(ForeignMessage.NOTE, foreign.note().getBytes(UTF_8));
        template(one).send(record).orTimeout(10, TimeUnit.SECONDS).join();
        return "ce_specversion";
    }

    @Override
    public Optional<InvalidMessage> invalidMessage(Body body) {
        return invalidMessages().stream()
                .filter(record -> record.value() != null)
                .filter(record -> Body.of(record.value()).equals(body))
                .map(record -> new InvalidMessage(
                        Body.of(record.value()),
                        header(record, ForeignMessage.NOTE),
                        header(record, "orderflow-reason")))
                .findFirst();
    }

    @Override
    public void delete(Channel channel, List<String> subscribers) {
        Map<String, Object> settings = one.getBean(KafkaAdmin.class).getConfigurationProperties();
        try (Admin admin = Admin.create(settings)) {
            admin.deleteTopics(List.of(channel.name())).all().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> invalidMessages() {
        try (Consumer<byte[], byte[]> consumer = consumers(one).createConsumer("operator", "")) {
            consumer.assign(List.of(INVALID_MESSAGES));
            consumer.seekToBeginning(List.of(INVALID_MESSAGES));
            long end = consumer.endOffsets(List.of(INVALID_MESSAGES)).get(INVALID_MESSAGES);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (consumer.position(INVALID_MESSAGES) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
            return records;
        }
    }

    private static String header(ConsumerRecord<?, ?> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    @SuppressWarnings("unchecked") // the library's defaults set byte array serialisers
    private static KafkaTemplate<byte[], byte[]> template(ConfigurableApplicationContext spring) {
        return spring.getBean(KafkaTemplate.class);
    }

    @SuppressWarnings("unchecked") // and deserialisers
    private static ConsumerFactory<byte[], byte[]> consumers(ConfigurableApplicationContext spring) {
        return spring.getBean(ConsumerFactory.class);
    }

    @Override
    public void close() {
        adapter.close();
        otherInstance.close();
        one.close();
        two.close();
    }
}
