package orderflow.order.placeorder;

import org.junit.jupiter.api.Nested;
import orderflow.servers.OnPostgreSql;

/** Placing orders, on PostgreSQL. */
@OnPostgreSql
class PlaceOrderOnPostgreSqlTest {

    @Nested
    class Saga extends PlaceOrderSagaTest {}

    @Nested
    class Keys extends IdempotencyKeysTest {}

    @Nested
    class Deadlines extends PaymentDeadlineTest {}
}
