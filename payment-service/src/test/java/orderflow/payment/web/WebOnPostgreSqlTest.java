package orderflow.payment.web;

import orderflow.servers.OnPostgreSql;
import org.junit.jupiter.api.Nested;

/** What clients see, on PostgreSQL. */
@OnPostgreSql
class WebOnPostgreSqlTest {

    @Nested
    class OfAccounts extends AccountApiTest {}

    @Nested
    class OfPayments extends PaymentApiTest {}
}
