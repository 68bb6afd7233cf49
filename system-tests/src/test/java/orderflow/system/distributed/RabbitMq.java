package orderflow.system.distributed;

import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import orderflow.servers.ServerImages;
import org.testcontainers.containers.GenericContainer;

/** RabbitMQ as docker-compose.yml runs it. */
public final class RabbitMq {

    private static final int AMQP = 5672;
    private static final int MILLIS_TO_ANSWER = 3_000;

    private RabbitMq() {}

    public static ServerContainer start() {
        return ServerContainer.start(
                new GenericContainer<>(ServerImages.of("rabbitmq")), FreePort.next(), AMQP, RabbitMq::connect);
    }

    private static void connect(int port) throws IOException, TimeoutException {
        ConnectionFactory connections = new ConnectionFactory();
        connections.setPort(port);
        connections.setConnectionTimeout(MILLIS_TO_ANSWER);
        connections.setHandshakeTimeout(MILLIS_TO_ANSWER);
        connections.newConnection().close();
    }
}
