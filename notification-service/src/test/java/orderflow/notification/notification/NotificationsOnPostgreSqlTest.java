package orderflow.notification.notification;

import orderflow.servers.OnPostgreSql;
import org.junit.jupiter.api.Nested;

/** Notifications, on PostgreSQL. */
class NotificationsOnPostgreSqlTest {

    @Nested
    @OnPostgreSql
    class Storing extends NotificationsTest {}
}
