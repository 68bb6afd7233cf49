package orderflow.messaging.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import orderflow.servers.NeedsDocker;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Some set {@code reWriteBatchedInserts}, with which PostgreSQL's driver does not count what a batch has inserted. */
@NeedsDocker
class RewrittenBatchesTest {

    @Test
    void tellsDuplicatesThen() {
        JdbcProcessedMessages processed =
                new JdbcProcessedMessages(new JdbcTemplate(PostgreSqlDatabases.rewritingBatches()), Clock.systemUTC());
        UUID handled = UUID.randomUUID();

        assertThat(processed.enter("payment-service", List.of(handled, UUID.randomUUID())))
                .containsExactlyInAnyOrder(0, 1);
        assertThat(processed.enter("payment-service", List.of(UUID.randomUUID(), handled)))
                .containsExactly(0);
    }
}
