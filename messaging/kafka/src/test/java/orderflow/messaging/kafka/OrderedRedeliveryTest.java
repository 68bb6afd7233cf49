package orderflow.messaging.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orderflow.messaging.channel.Delivery;
import orderflow.messaging.channel.Receiver;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.ListenerContainerPauseService;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** When polling itself fails. */
class OrderedRedeliveryTest {

    private final MockConsumer<Object, Object> consumer = new MockConsumer<>("earliest");
    private final List<String> unreadable = new ArrayList<>();
    private final List<String> reopened = new ArrayList<>();
    private final SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
    private final OrderedRedelivery redelivery = new OrderedRedelivery(
            new ListenerContainerPauseService(null, scheduler),
            new Unreadable()::cannotRead,
            () -> reopened.add("reopened"));

    @AfterEach
    void close() {
        scheduler.close();
    }

    private void pollFails(Exception failure) {
        var container = new KafkaMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(Map.of()), new ContainerProperties("greetings"));
        redelivery.handleOtherException(failure, consumer, container, true);
    }

    @Test
    void tellsWhichShardsCannotBeRead() {
        consumer.assign(List.of(new TopicPartition("greetings", 1), new TopicPartition("greetings", 3)));

        pollFails(new RecordTooLargeException("larger than a fetch"));

        assertThat(unreadable).containsExactlyInAnyOrder("1 larger than a fetch", "3 larger than a fetch");
        assertThat(reopened).isEmpty();
    }

    @Test
    void tellsThatNoShardCanBeReadBeforeItHasAny() {
        pollFails(new RecordTooLargeException("larger than a fetch"));

        assertThat(unreadable).containsExactly(Receiver.ALL_SHARDS + " larger than a fetch");
    }

    @Test
    void joinsAnewWhenTheBrokerHasForgottenTheGroup() {
        pollFails(new GroupIdNotFoundException("gone"));

        assertThat(reopened).hasSize(1);
        assertThat(unreadable).isEmpty();
    }

    private final class Unreadable implements Receiver {

        @Override
        public void receive(List<? extends Delivery> deliveries) {}

        @Override
        public void cannotRead(int shard, Throwable cause) {
            unreadable.add(shard + " " + cause.getMessage());
        }
    }
}
