package orderflow.messaging.jdbc;

import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Databases in memory, set up as services use H2. */
final class H2Databases {

    // migrating takes ten times as long as copying what the first migration has made
    private static final String TABLES = migrated();

    private H2Databases() {}

    static DataSource next() {
        DataSource next = empty();
        new JdbcTemplate(next).execute(TABLES);
        return next;
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

    static DataSource empty() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setUrl(
                "jdbc:h2:mem:" + UUID.randomUUID()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        return h2;
    }
}
