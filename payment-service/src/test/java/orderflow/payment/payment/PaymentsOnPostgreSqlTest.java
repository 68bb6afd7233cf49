package orderflow.payment.payment;

import orderflow.servers.OnPostgreSql;
import org.junit.jupiter.api.Nested;

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
