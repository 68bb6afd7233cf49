package orderflow.notification.notification;

import orderflow.servers.OnPostgreSql;
import org.junit.jupiter.api.Nested;

/** Notifications, on PostgreSQL. */
@OnPostgreSql
class NotificationsOnPostgreSqlTest {

    @Nested
    class Storing extends NotificationsTest {}
}
