package orderflow.servers;

import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL in a container, which can be asked how it executes statements: see {@link ExplainedPlans}. */
public final class PostgreSqlServer {

    private static final String COMMAND = "postgres -c fsync=off -c session_preload_libraries=auto_explain "
            + "-c auto_explain.log_analyze=on -c auto_explain.log_timing=off "
            // its log can be read by a query, and messages of several connections are never mixed in it
            + "-c logging_collector=on -c log_rotation_age=0 -c log_rotation_size=0";

    // as docker-compose.yml does it, whatever the image's own encoding is
    private static final String UTF_8 = """
            \\connect postgres
            drop database test;
            create database test encoding 'UTF8' template template0;
            """;

    private PostgreSqlServer() {}

    /** @return not yet started */
    public static PostgreSQLContainer container() {
        PostgreSQLContainer server = new PostgreSQLContainer(ServerImages.of("postgres"));
        server.setCommand(COMMAND);
        server.withCopyToContainer(Transferable.of(UTF_8), "/docker-entrypoint-initdb.d/utf8.sql");
        server.setWaitStrategy(Wait.forSuccessfulCommand("pg_isready -q -h 127.0.0.1"));
        return server;
    }
}
