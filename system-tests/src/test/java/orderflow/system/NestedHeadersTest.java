package orderflow.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** Headers may be nested as deeply as a frame has room: reading them must not cost a receiver its connection. */
class NestedHeadersTest {

    private static final int LEVELS = 6_000;
    private static final long STACK = 64L * 1024 * 1024;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final RunningSystem SYSTEM = RunningSystem.shared();

    @Test
    void areSetAsideAndTheNextMessageIsHandled() throws Exception {
        Object nested = "innermost";
        for (int level = 0; level < LEVELS; level++) {
            nested = level % 2 == 0 ? Map.of("", nested) : List.of(nested);
        }
        Map<String, Object> headers = Map.of("nested", nested);
        StrangeMessage strange = StrangeMessage.withoutHeaders();

        onADeepStack(() -> publish(headers, strange.body()));

        try (AmqpClient stranger = new AmqpClient(SYSTEM.ports().amqp())) {
            await().atMost(SOON)
                    .ignoreExceptions() // the queue is declared with its first message
                    .untilAsserted(
                            () -> assertThat(stranger.reasonOf(strange)).hasValue("the header message-id is missing"));
        }
        UUID order = SYSTEM.api().place("alice", "0.10");
        new Settlement(SYSTEM.api(), List.of("alice")).awaitFinal(List.of(order), SOON);
    }

    private static boolean publish(Map<String, Object> headers, String body) throws Exception {
        ConnectionFactory connections = new ConnectionFactory();
        connections.setHost("127.0.0.1");
        connections.setPort(SYSTEM.ports().amqp());
        try (Connection connection = connections.newConnection();
                Channel channel = connection.createChannel()) {
            channel.confirmSelect();
            BasicProperties properties =
                    new BasicProperties.Builder().headers(headers).build();
            channel.basicPublish("payment-commands", "0", properties, body.getBytes(UTF_8));
            return channel.waitForConfirms(SOON.toMillis());
        }
    }

    /** Writing them takes as much stack as reading them. */
    private static void onADeepStack(Callable<Boolean> action) throws Exception {
        FutureTask<Boolean> task = new FutureTask<>(action);
        new Thread(null, task, "deep", STACK).start();
        assertThat(task.get()).as("taken by the broker").isTrue();
    }
}
