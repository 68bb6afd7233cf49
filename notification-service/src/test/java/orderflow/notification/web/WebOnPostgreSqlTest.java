package orderflow.notification.web;

import orderflow.servers.OnPostgreSql;
import org.junit.jupiter.api.Nested;

/** What clients see, on PostgreSQL. */
@OnPostgreSql
class WebOnPostgreSqlTest {

    @Nested
    class OfNotifications extends NotificationApiTest {}

    @Nested
    class OfTimelines extends TimelineApiTest {}
}
