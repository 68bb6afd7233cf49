package orderflow.messaging.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
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

    private final List<Throwable> unreadable = new ArrayList<>();
    private final List<String> reopened = new ArrayList<>();
    private final SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
    private final OrderedRedelivery redelivery = new OrderedRedelivery(
            new ListenerContainerPauseService(null, scheduler), unreadable::add, () -> reopened.add("reopened"));

    @AfterEach
    void close() {
        scheduler.close();
    }

    private void pollFails(Exception failure) {
        var container = new KafkaMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(Map.of()), new ContainerProperties("greetings"));
        redelivery.handleOtherException(failure, new MockConsumer<>("earliest"), container, true);
    }

    @Test
    void tellsThatNothingCanBeRead() {
        Exception failure = new RecordTooLargeException("larger than a fetch");

        pollFails(failure);

        assertThat(unreadable).containsExactly(failure);
        assertThat(reopened).isEmpty();
    }

    @Test
    void joinsAnewWhenTheBrokerHasForgottenTheGroup() {
        pollFails(new GroupIdNotFoundException("gone"));

        assertThat(reopened).hasSize(1);
        assertThat(unreadable).isEmpty();
    }
}
