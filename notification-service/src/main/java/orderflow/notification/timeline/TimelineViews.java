package orderflow.notification.timeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The timelines as they are shown, and those being rebuilt, which may be several. One that is not ready within an hour
 * is given up, so that a crash in the middle leaves nothing behind that every event would have to be written to.
 */
@Repository
public class TimelineViews {

    static final String CURRENT = "select id from timeline_view where state = 'CURRENT'";

    /** Which views take events; the parameter {@code view} is {@link #oldestLive}. */
    static final String LIVE = "(timeline_view.state = 'CURRENT' or begun_at > :view)";

    private static final Duration LONGEST_REBUILD = Duration.ofHours(1);
    private static final Duration KEPT_BY_BROKER = Duration.ofDays(7); // what is older may have left the topics

    private final JdbcClient jdbc;
    private final Clock clock;

    TimelineViews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A set of timelines.
     *
     * @param state CURRENT or BUILDING
     */
    public record View(long id, String state, Instant begunAt, long entries) {}

    /** @return a new view; every event that is handled from now on is in it */
    public long begin() {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        jdbc.sql("insert into timeline_view (state, begun_at) values ('BUILDING', ?)")
                .param(now())
                .update(id, "id");
        return Objects.requireNonNull(id.getKey()).longValue();
    }

    OffsetDateTime oldestLive() {
        return now().minus(LONGEST_REBUILD);
    }

    /**
     * Shows the view from now on, in place of all older ones; what the topics need not have kept is taken from these.
     *
     * @return false when a newer one is shown already, or when it took too long
     */
    @Transactional
    public boolean show(long view) {
        if (!isLive(view)) {
            return false;
        }
        jdbc.sql("insert into timeline_entry "
                        + "(view_id, order_id, message_id, occurred_at, source, type, description, customer_id, state) "
                        + "select cast(? as bigint), order_id, message_id, occurred_at, source, type, description, "
                        + "customer_id, state from timeline_entry where view_id = (" + CURRENT
                        + ") and occurred_at < ? on conflict do nothing")
                .params(view, now().minus(KEPT_BY_BROKER))
                .update();
        jdbc.sql("delete from timeline_view where id < ?").param(view).update();
        jdbc.sql("update timeline_view set state = 'CURRENT' where id = ?")
                .param(view)
                .update();
        jdbc.sql("delete from timeline_entry where view_id < ?").param(view).update();
        return true;
    }

    private boolean isLive(long view) {
        return jdbc.sql("select exists (select 1 from timeline_view where id = :id and " + LIVE + ")")
                .param("id", view)
                .param("view", oldestLive())
                .query(Boolean.class)
                .single();
    }

    /** Gives up a view that is not shown. */
    @Transactional
    public void drop(long view) {
        jdbc.sql("delete from timeline_view where id = ? and state = 'BUILDING'")
                .param(view)
                .update();
        jdbc.sql("delete from timeline_entry where view_id = ? and view_id <> (" + CURRENT + ")")
                .param(view)
                .update();
    }

    public List<View> all() {
        return jdbc.sql("select id, state, begun_at, (select count(*) from timeline_entry where view_id = v.id) "
                        + "as entries from timeline_view v order by id")
                .query((row, number) -> new View(
                        row.getLong("id"),
                        row.getString("state"),
                        row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                        row.getLong("entries")))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
