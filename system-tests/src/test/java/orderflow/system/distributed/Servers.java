package orderflow.system.distributed;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import orderflow.servers.Kafka;
import orderflow.servers.RabbitMq;
import orderflow.servers.ServerContainer;
import orderflow.system.Service;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real servers, each in a container of its own. */
public record Servers(ServerContainer rabbitMq, ServerContainer kafka, ServerContainer postgreSql)
        implements AutoCloseable {

    public static Servers start() {
        var rabbitMq = CompletableFuture.supplyAsync(RabbitMq::start, Servers::inThread);
        var kafka = CompletableFuture.supplyAsync(Kafka::start, Servers::inThread);
        return new Servers(rabbitMq.join(), kafka.join(), PostgreSql.start());
    }

    private static void inThread(Runnable start) {
        new Thread(start, "start-server").start();
    }

    /** @return what a service must be told to find them, as in docker-compose.yml */
    public Map<String, String> environment(Service service) {
        return Map.of(
                "SPRING_RABBITMQ_HOST",
                "127.0.0.1",
                "SPRING_RABBITMQ_PORT",
                String.valueOf(rabbitMq.port()),
                "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:" + kafka.port(),
                "SPRING_DATASOURCE_URL",
                PostgreSql.url(postgreSql.port(), PostgreSql.nameOf(service)),
                "SPRING_DATASOURCE_USERNAME",
                PostgreSql.nameOf(service),
                "SPRING_DATASOURCE_PASSWORD",
                PostgreSql.PASSWORD);
    }

    /** @return for whoever wants to look into the service's database */
    public JdbcClient database(Service service) {
        return PostgreSql.client(postgreSql.port(), service);
    }

    @Override
    public void close() {
        Stream.of(rabbitMq, kafka, postgreSql).forEach(ServerContainer::close);
    }
}
