package orderflow.messaging.jdbc;

import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A service's history of migrations, in which the library's were noted down as well before they had one of their own.
 */
final class SharedHistory {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final String schema;
    private final String table;

    SharedHistory(Configuration service) {
        this.jdbc = JdbcClient.create(service.getDataSource());
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(service.getDataSource()));
        this.schema = Optional.ofNullable(service.getDefaultSchema())
                .or(() -> List.of(service.getSchemas()).stream().findFirst())
                .map(name -> quoted(name) + ".")
                .orElse("");
        this.table = schema + quoted(service.getTable());
    }

    /** Of instances that start at the same time one moves the rows; the others wait for it and find none. */
    void moveTo(String history, List<MigrationInfo> migrations) {
        List<String> scripts = migrations.stream().map(MigrationInfo::getScript).toList();
        transaction.executeWithoutResult(status -> {
            List<String> found = jdbc.sql("select \"script\" from " + table
                            + " where \"script\" in (:scripts) order by \"installed_rank\" for update")
                    .param("scripts", scripts)
                    .query(String.class)
                    .list();
            migrations.stream()
                    .filter(migration -> found.contains(migration.getScript()))
                    .forEach(migration -> move(schema + quoted(history), migration));
        });
    }

    private void move(String history, MigrationInfo migration) {
        // rank 1 is the baseline. The checksum is today's: V0_1 and V0_2 were reworded early on
        jdbc.sql("insert into " + history
                        + " (\"installed_rank\", \"version\", \"description\", \"type\", \"script\", \"checksum\","
                        + " \"installed_by\", \"installed_on\", \"execution_time\", \"success\")"
                        + " select \"installed_rank\" + 1, \"version\", \"description\", \"type\", \"script\", "
                        + migration.getChecksum()
                        + ", \"installed_by\", \"installed_on\", \"execution_time\", \"success\" from " + table
                        + " where \"script\" = :script")
                .param("script", migration.getScript())
                .update();
        jdbc.sql("delete from " + table + " where \"script\" = :script")
                .param("script", migration.getScript())
                .update();
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
