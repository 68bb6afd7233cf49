package orderflow.messaging.jdbc;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A fresh database with the library's tables: on H2, and on PostgreSQL for tests that are {@link OnPostgreSql}. */
public final class TestDatabase {

    private static Supplier<DataSource> databases = H2Databases::next;

    private final DataSource dataSource = databases.get();

    /** @param next makes the databases from now on, with the library's tables */
    static void use(Supplier<DataSource> next) {
        databases = next;
    }

    DataSource dataSource() {
        return dataSource;
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
