package orderflow.notification.timeline;

import orderflow.servers.OnPostgreSql;
import org.junit.jupiter.api.Nested;

/** Timelines, on PostgreSQL. */
class TimelineOnPostgreSqlTest {

    @Nested
    @OnPostgreSql
    class Building extends TimelineTest {}

    @Nested
    @OnPostgreSql
    class Rebuilding extends TimelineRebuildTest {}
}
