package orderflow.order.cancelorder;

import orderflow.servers.OnPostgreSql;
import org.junit.jupiter.api.Nested;

/** Cancelling orders, on PostgreSQL. */
class CancelOrderOnPostgreSqlTest {

    @Nested
    @OnPostgreSql
    class Saga extends CancelOrderSagaTest {}

    @Nested
    @OnPostgreSql
    class Overtaken extends OvertakenPlaceOrderSagaTest {}

    @Nested
    @OnPostgreSql
    class Concurrently extends ConcurrentCancellationTest {}
}
