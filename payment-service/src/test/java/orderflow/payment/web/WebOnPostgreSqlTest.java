package orderflow.payment.web;

import org.junit.jupiter.api.Nested;
import orderflow.servers.OnPostgreSql;

/** What clients see, on PostgreSQL. */
@OnPostgreSql
class WebOnPostgreSqlTest {

    @Nested
    class OfAccounts extends AccountApiTest {}

    @Nested
    class OfPayments extends PaymentApiTest {}
}
