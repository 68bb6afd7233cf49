package orderflow.messaging.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.NestedExceptionUtils;

/**
 * Delays the start until the service's database can be reached, and says so once. Before Flyway is even set up: its
 * locations ask the database for its vendor.
 */
@ConditionalOnBooleanProperty(name = "orderflow.messaging.await-database", matchIfMissing = true)
final class PatientStart implements BeanPostProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(PatientStart.class);
    private static final String UNREACHABLE = "08";
    private static final String STARTING_UP = "57P03";

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource database) {
            interruptibly(() -> awaitDatabase(database));
        }
        return bean;
    }

    /** Runs what may wait for long, in such a way that the process can be told to stop meanwhile. */
    static void interruptibly(Runnable work) {
        Thread stop = new Thread(Thread.currentThread()::interrupt, "stop waiting");
        Runtime.getRuntime().addShutdownHook(stop);
        work.run();
        Runtime.getRuntime().removeShutdownHook(stop);
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
        // no state: neither refused nor accepted in time
        String state = Objects.requireNonNullElse(e.getSQLState(), UNREACHABLE);
        return state.startsWith(UNREACHABLE) || state.equals(STARTING_UP);
    }
}
