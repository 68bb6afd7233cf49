package orderflow.notification.timeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import orderflow.messaging.message.MessageHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * CQRS view: the timelines of all orders. Keeps each event once and as it is, and concludes only when asked, so it does
 * not matter in which order the events of different channels arrive.
 */
@Repository
public class OrderTimelines {

    private final JdbcClient jdbc;
    private final TimelineViews views;

    OrderTimelines(JdbcClient jdbc, TimelineViews views) {
        this.jdbc = jdbc;
        this.views = views;
    }

    private record Row(OrderTimeline.Entry entry, Optional<String> customerId, Optional<OrderState> state) {}

    /** To every view that is there, whether it is shown or being rebuilt. */
    void add(Happening happening, MessageHeaders headers) {
        addTo(TimelineViews.LIVE, views.oldestLive(), happening, headers);
    }

    void addTo(long view, Happening happening, MessageHeaders headers) {
        addTo("id = ?", view, happening, headers);
    }

    private void addTo(String whichViews, Object parameter, Happening happening, MessageHeaders headers) {
        jdbc.sql("insert into timeline_entry "
                        + "(view_id, order_id, message_id, occurred_at, source, type, description, customer_id, state) "
                        + "select id, ?, ?, ?, ?, ?, ?, ?, ? from timeline_view where " + whichViews
                        + " on conflict do nothing")
                .param(happening.orderId())
                .param(headers.id())
                .param(happening.time().orElse(headers.time()).atOffset(ZoneOffset.UTC))
                .param(headers.source())
                .param(headers.type())
                .param(happening.description())
                .param(happening.customerId().orElse(null))
                .param(happening.state().map(Enum::name).orElse(null))
                .param(parameter)
                .update();
    }

    /** @return empty while nothing is known of the order */
    public Optional<OrderTimeline> of(UUID orderId) {
        List<Row> rows = jdbc.sql("select occurred_at, source, type, description, customer_id, state "
                        + "from timeline_entry where view_id = (" + TimelineViews.CURRENT + ") and order_id = ? "
                        + "order by occurred_at, id")
                .param(orderId)
                .query((row, number) -> row(row))
                .list();
        return rows.isEmpty() ? Optional.empty() : Optional.of(timeline(orderId, rows));
    }

    private static OrderTimeline timeline(UUID orderId, List<Row> rows) {
        Optional<String> customerId =
                rows.stream().flatMap(row -> row.customerId().stream()).findFirst();
        OrderState furthest = rows.stream()
                .flatMap(row -> row.state().stream())
                .max(Comparator.naturalOrder())
                .orElse(OrderState.APPROVAL_PENDING);
        return new OrderTimeline(
                orderId, customerId, furthest, rows.stream().map(Row::entry).toList());
    }

    private static Row row(ResultSet row) throws SQLException {
        OrderTimeline.Entry entry = new OrderTimeline.Entry(
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("source"),
                row.getString("type"),
                row.getString("description"));
        return new Row(
                entry,
                Optional.ofNullable(row.getString("customer_id")),
                Optional.ofNullable(row.getString("state")).map(OrderState::valueOf));
    }
}
