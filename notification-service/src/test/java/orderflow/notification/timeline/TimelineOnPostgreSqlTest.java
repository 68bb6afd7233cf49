package orderflow.notification.timeline;

import orderflow.servers.OnPostgreSql;
import org.junit.jupiter.api.Nested;

/** Timelines, on PostgreSQL. */
@OnPostgreSql
class TimelineOnPostgreSqlTest {

    @Nested
    class Building extends TimelineTest {}
}
