package orderflow.payment.payment;

import org.junit.jupiter.api.Nested;
import orderflow.servers.OnPostgreSql;

/** Payments, on PostgreSQL. */
@OnPostgreSql
class PaymentsOnPostgreSqlTest {

    @Nested
    class Deciding extends PaymentsTest {}

    @Nested
    class InParallel extends ConcurrentPaymentsTest {}

    @Nested
    class AtRandom extends RandomCommandsTest {}
}
