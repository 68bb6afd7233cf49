package orderflow.order.placeorder;

import orderflow.servers.OnPostgreSql;
import org.junit.jupiter.api.Nested;

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
