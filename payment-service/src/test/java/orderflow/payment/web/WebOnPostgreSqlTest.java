package orderflow.payment.web;

import orderflow.servers.OnPostgreSql;
import org.junit.jupiter.api.Nested;

/** What clients see, on PostgreSQL. */
class WebOnPostgreSqlTest {

    @Nested
    @OnPostgreSql
    class OfAccounts extends AccountApiTest {}

    @Nested
    @OnPostgreSql
    class OfPayments extends PaymentApiTest {}
}
