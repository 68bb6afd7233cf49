package orderflow.order.web;

import orderflow.servers.OnPostgreSql;
import org.junit.jupiter.api.Nested;

/** What clients see, on PostgreSQL. */
class WebOnPostgreSqlTest {

    @Nested
    @OnPostgreSql
    class Reading extends OrderApiTest {}

    @Nested
    @OnPostgreSql
    class Placing extends PlaceOrderApiTest {}
}
