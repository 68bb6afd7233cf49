package orderflow.messaging.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import orderflow.servers.NeedsDocker;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

@NeedsDocker
class RewrittenBatchesTest {

    @Test
    void takesNoMessageForADuplicateBecauseTheDriverDoesNotTell() {
        JdbcProcessedMessages processed =
                new JdbcProcessedMessages(new JdbcTemplate(PostgreSqlDatabases.rewritingBatches()), Clock.systemUTC());

        assertThatThrownBy(() -> processed.enter("payment-service", List.of(UUID.randomUUID(), UUID.randomUUID())))
                .hasMessageContaining("switch reWriteBatchedInserts off");
    }
}
