package orderflow.servers;

import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
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

    /** Has {@code rabbitmqctl} do something. */
    public static void control(ServerContainer broker, String... command) {
        try {
            broker.execute(
                    Stream.concat(Stream.of("rabbitmqctl"), Stream.of(command)).toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void connect(int port) throws IOException, TimeoutException {
        ConnectionFactory connections = new ConnectionFactory();
        connections.setPort(port);
        connections.setConnectionTimeout(MILLIS_TO_ANSWER);
        connections.setHandshakeTimeout(MILLIS_TO_ANSWER);
        connections.newConnection().close();
    }
}
