package orderflow.messaging.saga;

import orderflow.messaging.jdbc.OnPostgreSql;
import org.junit.jupiter.api.Nested;

/** The orchestrator, on PostgreSQL. */
@OnPostgreSql
class SagasOnPostgreSqlTest {

    @Nested
    class Orchestrating extends SagaOrchestratorTest {}

    @Nested
    class BeingOvertaken extends OvertakenSagaTest {}

    @Nested
    class PassingDeadlines extends DeadlinesTest {}

    @Nested
    class ReplyingLate extends LateReplyTest {}
}
