package orderflow.system.distributed;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orderflow.servers.FreePort;
import orderflow.servers.ServerContainer;
import orderflow.servers.ServerImages;
import orderflow.system.Service;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;

/** PostgreSQL with a database and a user for each service; notes down when each transaction committed. */
final class PostgreSql {

    static final String PASSWORD = "secret";
    private static final String SUPERUSER = "postgres";
    private static final int INSIDE = 5432;

    private PostgreSql() {}

    static ServerContainer start() {
        GenericContainer<?> container = new GenericContainer<>(ServerImages.of("postgres"));
        container
                .withEnv("POSTGRES_PASSWORD", PASSWORD)
                .withCopyToContainer(Transferable.of(databases()), "/docker-entrypoint-initdb.d/databases.sql")
                .withCommand("postgres", "-c", "max_connections=200", "-c", "track_commit_timestamp=on");
        return ServerContainer.start(container, FreePort.next(), INSIDE, PostgreSql::connect);
    }

    private static String databases() {
        return Stream.of(Service.values())
                .map(PostgreSql::nameOf)
                .map(name -> """
                        create user %1$s password '%2$s';
                        create database %1$s owner %1$s encoding 'UTF8' template template0;
                        """.formatted(name, PASSWORD))
                .collect(Collectors.joining());
    }

    /** @return of the service's database, and of its user */
    static String nameOf(Service service) {
        return service.id().replace('-', '_');
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?connectTimeout=5&socketTimeout=60".formatted(port, database);
    }

    static JdbcClient client(int port, Service service) {
        return JdbcClient.create(new DriverManagerDataSource(url(port, nameOf(service)), SUPERUSER, PASSWORD));
    }

    private static void connect(int port) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(url(port, nameOf(Service.NOTIFICATION)), SUPERUSER, PASSWORD)) {
            connection.isValid(1);
        }
    }
}
