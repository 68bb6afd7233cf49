package orderflow.messaging.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;

class RabbitDeliveryTest {

    private final CachingConnectionFactory nowhere = new CachingConnectionFactory();
    private final RabbitInvalidMessageChannel invalidMessages = new RabbitInvalidMessageChannel(
            new RabbitTopology(new RabbitAdmin(nowhere), lost -> {}), new RabbitSender(nowhere, true));
    private final List<String> calls = new ArrayList<>();

    @Test
    void acknowledgesOnceForEachSession() {
        Channel before = session("before", true);
        Channel after = session("after", true);

        RabbitDelivery.acknowledge(
                List.of(delivery(1, before), delivery(2, before), delivery(1, after), delivery(2, after)));

        assertThat(calls).containsExactly("before up to 2: true", "after up to 2: true");
    }

    @Test
    void acknowledgesTheOthersWhenOneSessionIsClosed() {
        RabbitDelivery.acknowledge(List.of(delivery(1, session("closed", false)), delivery(1, session("open", true))));

        assertThat(calls).containsExactly("open up to 1: true");
    }

    @Test
    void hasAsManyBytesAsItsBody() {
        assertThat(delivery(1, session("any", true)).bytes()).isEqualTo(3);
    }

    private RabbitDelivery delivery(long tag, Channel session) {
        MessageProperties properties = new MessageProperties();
        properties.setDeliveryTag(tag);
        return new RabbitDelivery(0, new Message(new byte[3], properties), session, invalidMessages);
    }

    private Channel session(String name, boolean open) {
        return (Channel) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Channel.class},
                (proxy, method, arguments) -> acknowledged(name, open, arguments));
    }

    private @Nullable Object acknowledged(String name, boolean open, Object[] tagAndMultiple) {
        if (!open) {
            throw new AlreadyClosedException(new ShutdownSignalException(false, true, null, null));
        }
        calls.add(name + " up to " + tagAndMultiple[0] + ": " + tagAndMultiple[1]);
        return null;
    }
}
