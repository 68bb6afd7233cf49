package orderflow.messaging.jdbc;

import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A fresh H2 database with the library's tables, as services use it. */
public final class TestDatabase {

    // migrating takes ten times as long as copying what the first migration has made
    private static final String TABLES = migrated();

    private final DataSource dataSource = empty();

    public TestDatabase() {
        jdbc().execute(TABLES);
    }

    private static String migrated() {
        DataSource model = empty();
        Flyway.configure()
                .dataSource(model)
                .locations("classpath:db/messaging")
                .load()
                .migrate();
        return String.join("\n", new JdbcTemplate(model).queryForList("script nodata nosettings", String.class));
    }

    private static DataSource empty() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setUrl(
                "jdbc:h2:mem:" + UUID.randomUUID()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        return h2;
    }

    public JdbcTemplate jdbc() {
        return new JdbcTemplate(dataSource);
    }

    public JdbcTransactionManager transactionManager() {
        return new JdbcTransactionManager(dataSource);
    }

    public SpringTransactions transactions() {
        return new SpringTransactions(transactionManager(), () -> {});
    }
}
