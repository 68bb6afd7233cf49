package orderflow.embedded.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("broker")
class EmbeddedAmqpBrokerOnDiskTest {

    @TempDir
    private Path data;

    @Test
    void keepsQueuesBindingsAndPersistentMessagesAcrossRestart() throws Exception {
        try (var broker = start();
                var client = new AmqpClient(broker.port())) {
            declareBoundQueue(client);
            assertThat(client.publish("commands", "0", "before")).isTrue();
        }
        try (var broker = start();
                var client = new AmqpClient(broker.port())) {
            declareBoundQueue(client);
            assertThat(client.publish("commands", "0", "after")).isTrue();
            var bodies = client.consume("commands.0");
            assertThat(bodies.poll(10, TimeUnit.SECONDS)).isEqualTo("before");
            assertThat(bodies.poll(10, TimeUnit.SECONDS)).isEqualTo("after");
        }
    }

    @Test
    void closesTwiceAndFreesItsPort() {
        EmbeddedAmqpBroker broker = start();
        int port = broker.port();

        broker.close();
        broker.close();

        assertThat(LoopbackPort.answers(port)).isFalse();
    }

    @Test
    void tellsInOneSentenceOfDataFolderInUse() {
        try (var broker = start()) {
            assertThat(broker.port()).isPositive();
            assertThatThrownBy(this::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The AMQP broker cannot use its data folder " + data + ": another process holds it.");
        }
    }

    @Test
    void tellsInOneSentenceOfUnwritableDataFolder() throws Exception {
        Path file = Files.createFile(data.resolve("file"));

        assertThatThrownBy(() -> EmbeddedAmqpBroker.start(0, Optional.of(file.resolve("amqp"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The AMQP broker cannot write to its data folder " + file.resolve("amqp") + ".");
    }

    private EmbeddedAmqpBroker start() {
        return EmbeddedAmqpBroker.start(0, Optional.of(data));
    }

    private static void declareBoundQueue(AmqpClient client) throws Exception {
        client.declare("commands.0", AmqpClient.SHARD);
        client.channel().exchangeDeclare("commands", "direct", true);
        client.channel().queueBind("commands.0", "commands", "0");
    }
}
