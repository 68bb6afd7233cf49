package orderflow.order.web;

import org.junit.jupiter.api.Nested;
import orderflow.servers.OnPostgreSql;

/** What clients see, on PostgreSQL. */
@OnPostgreSql
class WebOnPostgreSqlTest {

    @Nested
    class Reading extends OrderApiTest {}

    @Nested
    class Placing extends PlaceOrderApiTest {}
}
