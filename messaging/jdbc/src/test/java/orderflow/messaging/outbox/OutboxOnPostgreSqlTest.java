package orderflow.messaging.outbox;

import orderflow.messaging.jdbc.OnPostgreSql;
import org.junit.jupiter.api.Nested;

/** The relay, on PostgreSQL. */
@OnPostgreSql
class OutboxOnPostgreSqlTest {

    @Nested
    class Relay extends MessageRelayTest {}

    @Nested
    class Failures extends RelayFailureTest {}

    @Nested
    class Sending extends TransactionalOutboxTest {}
}
