package orderflow.payment.payment;

import orderflow.servers.OnPostgreSql;
import org.junit.jupiter.api.Nested;

/** Payments, on PostgreSQL. */
class PaymentsOnPostgreSqlTest {

    @Nested
    @OnPostgreSql
    class Deciding extends PaymentsTest {}

    @Nested
    @OnPostgreSql
    class InParallel extends ConcurrentPaymentsTest {}

    @Nested
    @OnPostgreSql
    class AtRandom extends RandomCommandsTest {}
}
