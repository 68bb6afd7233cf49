package orderflow.order.cancelorder;

import orderflow.servers.OnPostgreSql;
import org.junit.jupiter.api.Nested;

/** Cancelling orders, on PostgreSQL. */
@OnPostgreSql
class CancelOrderOnPostgreSqlTest {

    @Nested
    class Saga extends CancelOrderSagaTest {}

    @Nested
    class Overtaken extends OvertakenPlaceOrderSagaTest {}

    @Nested
    class Concurrently extends ConcurrentCancellationTest {}
}
