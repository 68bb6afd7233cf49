package orderflow.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

class DatabaseOutageTest {

    private final ProblemAdvice advice = new ProblemAdvice();

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P03"})
    void asksTheClientToRepeatWhatADatabaseThatIsAwayMadeFail(String state) {
        var answer = advice.handleTrouble(new IllegalStateException(new SQLException("refused", state)));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
    }

    @Test
    void knowsAPoolThatGetsNoConnection() {
        assertThat(DatabaseOutage.caused(new RuntimeException(new SQLTransientConnectionException("timed out"))))
                .isTrue();
    }

    @Test
    void doesNotAskToRepeatWhatWillFailAgain() {
        var answer = advice.handleTrouble(new IllegalStateException(new SQLException("no such column", "42703")));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(advice.handleTrouble(new IllegalStateException("a bug")).getStatusCode())
                .isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
    }
}
