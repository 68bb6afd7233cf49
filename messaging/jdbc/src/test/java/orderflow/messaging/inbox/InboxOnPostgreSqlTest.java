package orderflow.messaging.inbox;

import orderflow.messaging.jdbc.OnPostgreSql;
import org.junit.jupiter.api.Nested;

/** The receiver, on PostgreSQL. */
@OnPostgreSql
class InboxOnPostgreSqlTest {

    @Nested
    class Deduplicating extends IdempotentReceiverTest {}

    @Nested
    class Retrying extends RetryInterceptorTest {}

    @Nested
    class SettingAside extends InvalidMessageFilterTest {}

    @Nested
    class Watching extends SequenceInterceptorTest {}
}
