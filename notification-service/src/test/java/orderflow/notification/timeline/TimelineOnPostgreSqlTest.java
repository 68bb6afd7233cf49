package orderflow.notification.timeline;

import org.junit.jupiter.api.Nested;
import orderflow.servers.OnPostgreSql;

/** Timelines, on PostgreSQL. */
@OnPostgreSql
class TimelineOnPostgreSqlTest {

    @Nested
    class Building extends TimelineTest {}
}
