package orderflow.notification.web;

import orderflow.servers.OnPostgreSql;
import org.junit.jupiter.api.Nested;

/** What clients see, on PostgreSQL. */
class WebOnPostgreSqlTest {

    @Nested
    @OnPostgreSql
    class OfNotifications extends NotificationApiTest {}

    @Nested
    @OnPostgreSql
    class OfTimelines extends TimelineApiTest {}
}
