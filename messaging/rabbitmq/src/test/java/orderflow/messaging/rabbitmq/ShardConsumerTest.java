package orderflow.messaging.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;

class ShardConsumerTest {

    private static final int MEGABYTE = 1024 * 1024;

    private final List<Integer> batches = new CopyOnWriteArrayList<>();
    private final CachingConnectionFactory nowhere = new CachingConnectionFactory();
    private final ShardConsumer consumer = new ShardConsumer(
            0,
            deliveries -> batches.add(deliveries.size()),
            new RabbitInvalidMessageChannel(
                    new RabbitTopology(new RabbitAdmin(nowhere), lost -> {}), new RabbitSender(nowhere, true)));

    @Test
    void handlesNoMoreBytesTogetherThanFitIntoMemory() {
        arrive(10, MEGABYTE);
        assertThat(handled(10)).containsExactly(4, 4, 2);
    }

    @Test
    void handlesOneThatIsLargerThanThatAlone() {
        arrive(2, 5 * MEGABYTE);
        assertThat(handled(2)).containsExactly(1, 1);
    }

    @Test
    void handlesSmallOnesTogether() {
        arrive(ShardConsumer.PREFETCH, 100);
        assertThat(handled(ShardConsumer.PREFETCH)).containsExactly(ShardConsumer.PREFETCH);
    }

    private void arrive(int messages, int bytes) {
        Channel open = (Channel) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Channel.class},
                (proxy, method, arguments) -> method.getName().equals("isOpen") ? true : null);
        for (int message = 0; message < messages; message++) {
            consumer.onMessage(new Message(new byte[bytes], new MessageProperties()), open);
        }
    }

    /** @return the sizes of the batches in which they were handled */
    private List<Integer> handled(int messages) {
        CompletableFuture<Void> running = CompletableFuture.runAsync(consumer);
        await().until(() -> batches.stream().mapToInt(Integer::intValue).sum() == messages);
        consumer.close();
        assertThat(running).succeedsWithin(5, TimeUnit.SECONDS);
        return batches;
    }
}
