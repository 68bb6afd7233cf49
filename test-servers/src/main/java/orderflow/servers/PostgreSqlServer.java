package orderflow.servers;

import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL in a container, which can be asked how it executes statements: see {@link ExplainedPlans}. */
public final class PostgreSqlServer {

    private static final String COMMAND = "postgres -c fsync=off -c session_preload_libraries=auto_explain "
            + "-c auto_explain.log_analyze=on -c auto_explain.log_timing=off "
            // its log can be read by a query, and messages of several connections are never mixed in it
            + "-c logging_collector=on -c log_rotation_age=0 -c log_rotation_size=0";

    private PostgreSqlServer() {}

    /** @return not yet started */
    public static PostgreSQLContainer container() {
        PostgreSQLContainer server = new PostgreSQLContainer(ServerImages.of("postgres"));
        server.setCommand(COMMAND);
        server.setWaitStrategy(Wait.forSuccessfulCommand("pg_isready -q -h 127.0.0.1"));
        return server;
    }
}
