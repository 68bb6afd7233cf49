package orderflow.messaging.jdbc;

import org.junit.jupiter.api.Nested;

/** The stores, on PostgreSQL. */
@OnPostgreSql
class PostgreSqlTest {

    @Nested
    class Outbox extends JdbcOutboxTest {}

    @Nested
    class Lanes extends JdbcLanesTest {}

    @Nested
    class ProcessedMessages extends JdbcProcessedMessagesTest {}

    @Nested
    class History extends JdbcMessageHistoryTest {}

    @Nested
    class Purging extends RetentionTest {}

    @Nested
    class Transactions extends SpringTransactionsTest {}
}
