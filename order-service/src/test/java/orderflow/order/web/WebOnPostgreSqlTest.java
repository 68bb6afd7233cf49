package orderflow.order.web;

import orderflow.servers.OnPostgreSql;
import org.junit.jupiter.api.Nested;

/** What clients see, on PostgreSQL. */
@OnPostgreSql
class WebOnPostgreSqlTest {

    @Nested
    class Reading extends OrderApiTest {}

    @Nested
    class Placing extends PlaceOrderApiTest {}
}
