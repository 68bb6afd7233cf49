package orderflow.notification.notification;

import org.junit.jupiter.api.Nested;
import orderflow.servers.OnPostgreSql;

/** Notifications, on PostgreSQL. */
@OnPostgreSql
class NotificationsOnPostgreSqlTest {

    @Nested
    class Storing extends NotificationsTest {}
}
