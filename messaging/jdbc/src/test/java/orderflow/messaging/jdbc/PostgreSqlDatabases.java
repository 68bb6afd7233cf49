package orderflow.messaging.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import orderflow.servers.PostgreSqlServer;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Each a schema of its own on one server in a container, which ends with the JVM of the tests. */
final class PostgreSqlDatabases {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final HikariDataSource SERVER = started();

    private PostgreSqlDatabases() {}

    /** @return a database whose driver makes one statement of the inserts in a batch */
    static DataSource rewritingBatches() {
        String url = SERVER.getJdbcUrl() + "&reWriteBatchedInserts=true&currentSchema=" + migrated();
        return new DriverManagerDataSource(url, SERVER.getUsername(), SERVER.getPassword());
    }

    private static String migrated() {
        String schema = nextSchema();
        Flyway.configure()
                .dataSource(SERVER)
                .schemas(schema)
                .locations("classpath:db/messaging", "classpath:db/messaging-postgresql")
                .load()
                .migrate();
        return schema;
    }

    static DataSource next() {
        return in(migrated());
    }

    static DataSource empty() {
        String schema = nextSchema();
        new JdbcTemplate(SERVER).execute("create schema " + schema);
        return in(schema);
    }

    private static String nextSchema() {
        return "test" + COUNT.incrementAndGet();
    }

    private static DataSource in(String schema) {
        return new DelegatingDataSource(SERVER) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                connection.setSchema(schema); // the pool sets it back
                return connection;
            }
        };
    }

    private static HikariDataSource started() {
        PostgreSQLContainer server = PostgreSqlServer.container();
        server.start();
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(server.getJdbcUrl());
        pool.setUsername(server.getUsername());
        pool.setPassword(server.getPassword());
        pool.setMaximumPoolSize(50);
        pool.setMinimumIdle(2);
        return new HikariDataSource(pool);
    }
}
