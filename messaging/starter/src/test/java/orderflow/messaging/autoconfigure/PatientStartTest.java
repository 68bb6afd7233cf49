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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ExtendWith(OutputCaptureExtension.class)
class PatientStartTest {

    private final LateDatabase database = new LateDatabase();

    private void start() {
        new PatientStart().postProcessAfterInitialization(database, "dataSource");
    }

    @Test
    void waitsForItsDatabaseAndSaysSoOnce(CapturedOutput output) {
        database.refuse("08001", "08001", "57P03");
        start();
        assertThat(database.refusals).isEmpty();
        assertThat(output.toString())
                .containsOnlyOnce("waits for its database: java.net.ConnectException: nobody there");
    }

    @Test
    void waitsForDatabaseThatGivesNoAnswerAtAll() {
        database.refuse("");
        start();
        assertThat(database.refusals).isEmpty();
    }

    @Test
    void doesNotWaitForWhatDoesNotPass() {
        database.refuse("28P01");
        assertThatThrownBy(this::start).hasMessage("nobody there");
    }

    @Test
    void doesNotGoOnWaitingWhenItIsStopped() {
        Thread.currentThread().interrupt();
        database.refuse("08001");
        assertThatThrownBy(this::start).hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Behaves as a pool does. */
    private static final class LateDatabase extends DriverManagerDataSource {

        private final Deque<String> refusals = new ArrayDeque<>();

        LateDatabase() {
            super("jdbc:h2:mem:" + UUID.randomUUID());
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
            String state = refusals.remove();
            throw new SQLTransientConnectionException(
                    "timed out", state.isEmpty() ? null : state, new ConnectException("nobody there"));
        }
    }
}
