package orderflow.order.placeorder;

import orderflow.servers.OnPostgreSql;
import org.junit.jupiter.api.Nested;

/** Placing orders, on PostgreSQL. */
class PlaceOrderOnPostgreSqlTest {

    @Nested
    @OnPostgreSql
    class Saga extends PlaceOrderSagaTest {}

    @Nested
    @OnPostgreSql
    class Keys extends IdempotencyKeysTest {}

    @Nested
    @OnPostgreSql
    class Deadlines extends PaymentDeadlineTest {}
}
