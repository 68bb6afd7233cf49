package orderflow.messaging.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.NestedExceptionUtils;

/** Migrates as soon as the service's database can be reached; until then the service waits, and says so once. */
final class PatientMigration implements FlywayMigrationStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(PatientMigration.class);
    private static final String UNREACHABLE = "08";
    private static final String STARTING_UP = "57P03";

    @Override
    public void migrate(Flyway flyway) {
        Thread stop = new Thread(Thread.currentThread()::interrupt, "stop waiting");
        Runtime.getRuntime().addShutdownHook(stop);
        awaitDatabase(flyway.getConfiguration().getDataSource());
        Runtime.getRuntime().removeShutdownHook(stop);
        flyway.migrate();
    }

    private static void awaitDatabase(DataSource database) {
        boolean told = false;
        while (!reached(database, told)) {
            told = true;
        }
        if (told) {
            LOG.info("its database can be reached");
        }
    }

    /** Takes as long as the pool waits for a connection. */
    private static boolean reached(DataSource database, boolean told) {
        try (Connection connection = database.getConnection()) {
            return connection != null;
        } catch (SQLTransientConnectionException e) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
            if (!passes(e)) {
                throw new IllegalStateException(cause.getMessage(), e);
            }
            if (!told) {
                LOG.warn("waits for its database: {}", cause.toString());
            }
            return false;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot use its database: " + e.getMessage(), e);
        }
    }

    private static boolean passes(SQLException e) {
        String state = Objects.requireNonNullElse(e.getSQLState(), "");
        return state.startsWith(UNREACHABLE) || state.equals(STARTING_UP);
    }
}
