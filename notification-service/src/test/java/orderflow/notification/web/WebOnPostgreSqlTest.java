package orderflow.notification.web;

import org.junit.jupiter.api.Nested;
import orderflow.servers.OnPostgreSql;

/** What clients see, on PostgreSQL. */
@OnPostgreSql
class WebOnPostgreSqlTest {

    @Nested
    class OfNotifications extends NotificationApiTest {}

    @Nested
    class OfTimelines extends TimelineApiTest {}
}
