package orderflow.messaging.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.ShutdownSignalException;
import java.time.Instant;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelStyle;
import orderflow.messaging.channel.MessageRefusedException;
import orderflow.messaging.message.Body;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.message.MessageKind;
import orderflow.messaging.message.MessagingMapper;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionListener;

/** What brokers of AMQP 0-9-1 have in common beyond the contract. */
abstract class AmqpContract extends BrokerContract {

    /** Connections for messages that were closed. */
    private final Queue<String> closed = new ConcurrentLinkedQueue<>();

    @Override
    abstract AmqpClients clients();

    @Test
    void refusesForGoodWhatIsForAnExchangeOfAnotherTypeAndKeepsTheConnections() {
        Channel channel = channel();
        clients().declare(new FanoutExchange(channel.name()));
        send(channel(), "connects");
        clients().listen(new Closed());

        assertThatThrownBy(() -> send(channel, "refused"))
                .hasCauseInstanceOf(MessageRefusedException.class)
                .hasMessageContaining(channel.name());

        send(channel(), "goes on");
        assertThat(closed).isEmpty();
    }

    final void send(Channel channel, String body) {
        adapter().send(channel, message(body)).orTimeout(10, TimeUnit.SECONDS).join();
    }

    static Channel channel() {
        String name = "amqp-" + UUID.randomUUID();
        return new Channel(name, ChannelStyle.POINT_TO_POINT, "rabbitmq", 1, MessagingMapper.JSON);
    }

    static Message message(String body) {
        MessageHeaders headers = MessageHeaders.builder(
                        UUID.randomUUID(),
                        "contract.tested.v1",
                        MessageKind.EVENT,
                        "contract-suite",
                        Instant.now(),
                        MessagingMapper.JSON,
                        "key")
                .sequence(1)
                .build();
        return new Message(headers, Body.of(body));
    }

    private final class Closed implements ConnectionListener {

        @Override
        public void onCreate(Connection connection) {}

        @Override
        public void onShutDown(ShutdownSignalException signal) {
            closed.add(String.valueOf(signal.getMessage()));
        }
    }
}
