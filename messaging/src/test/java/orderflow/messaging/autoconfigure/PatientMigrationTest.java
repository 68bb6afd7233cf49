package orderflow.messaging.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ExtendWith(OutputCaptureExtension.class)
class PatientMigrationTest {

    private final LateDatabase database = new LateDatabase();
    private final Flyway flyway = Flyway.configure()
            .dataSource(database)
            .locations("classpath:db/messaging")
            .load();

    @Test
    void waitsForItsDatabaseAndSaysSoOnce(CapturedOutput output) {
        database.refuse("08001", "08001", "57P03");
        new PatientMigration().migrate(flyway);
        assertThat(flyway.info().applied()).isNotEmpty();
        assertThat(output.toString())
                .containsOnlyOnce("waits for its database: java.net.ConnectException: nobody there");
    }

    @Test
    void doesNotWaitForWhatDoesNotPass() {
        database.refuse("28P01");
        assertThatThrownBy(() -> new PatientMigration().migrate(flyway)).hasMessage("nobody there");
    }

    @Test
    void doesNotGoOnWaitingWhenItIsStopped() {
        Thread.currentThread().interrupt();
        database.refuse("08001");
        assertThatThrownBy(() -> new PatientMigration().migrate(flyway)).hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Behaves as a pool does. */
    private static final class LateDatabase extends DriverManagerDataSource {

        private final Deque<String> refusals = new ArrayDeque<>();

        LateDatabase() {
            super("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
        }

        void refuse(String... sqlStates) {
            refusals.addAll(List.of(sqlStates));
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (Thread.currentThread().isInterrupted()) {
                throw new SQLException("interrupted during connection acquisition");
            }
            if (refusals.isEmpty()) {
                return super.getConnection();
            }
            throw new SQLTransientConnectionException(
                    "timed out", refusals.remove(), new ConnectException("nobody there"));
        }
    }
}
