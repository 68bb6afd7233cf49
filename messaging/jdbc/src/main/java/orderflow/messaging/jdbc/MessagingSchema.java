package orderflow.messaging.jdbc;

import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resolver.MigrationResolver;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * The library's tables. They are migrated before the service's own, in the same database and schema but with a history
 * of their own, so that a new version of the library can come after any version of the service.
 */
public final class MessagingSchema {

    static final String HISTORY = "messaging_schema_history";

    private final Flyway service;
    private final Flyway library;

    /** @param service the service's own migrations */
    public MessagingSchema(Flyway service) {
        this.service = service;
        Configuration its = service.getConfiguration();
        this.library = Flyway.configure(its.getClassLoader())
                .dataSource(its.getDataSource())
                .initSql(its.getInitSql())
                .defaultSchema(its.getDefaultSchema())
                .schemas(its.getSchemas())
                .createSchemas(its.isCreateSchemas())
                .table(HISTORY)
                .baselineVersion("0")
                .locations(locations(its.getDataSource()).toArray(String[]::new))
                .load();
    }

    public void migrate() {
        if (service.info().applied().length == 0) {
            // while the schema still is as the service's migrations expect it: empty, say
            startHistoryOfService();
        }
        startHistoryOfLibrary();
        new SharedHistory(service.getConfiguration()).moveTo(HISTORY, migrations());
        library.migrate();
    }

    /** @return where the library's migrations are */
    public static List<String> locations(DataSource database) {
        return List.of("classpath:db/messaging", "classpath:db/messaging-" + vendor(database));
    }

    private List<MigrationInfo> migrations() {
        return Arrays.stream(library.info().all())
                .filter(migration -> !migration.getType().isSynthetic())
                .toList();
    }

    private void startHistoryOfLibrary() {
        try {
            library.baseline();
        } catch (FlywayException e) {
            if (library.info().applied().length == 0) {
                throw e;
            } // or else another instance, which starts at the same time, was quicker
        }
    }

    private void startHistoryOfService() {
        Flyway.configure(service.getConfiguration().getClassLoader())
                .configuration(service.getConfiguration())
                .locations(new Location[0])
                .javaMigrations(new JavaMigration[0])
                .resolvers(new MigrationResolver[0])
                .callbacks(new Callback[0])
                .load()
                .migrate();
    }

    private static String vendor(DataSource database) {
        try {
            String product = JdbcUtils.extractDatabaseMetaData(database, metaData -> metaData.getDatabaseProductName());
            return DatabaseDriver.fromProductName(product).getId();
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException("cannot use its database: " + e.getMessage(), e);
        }
    }
}
