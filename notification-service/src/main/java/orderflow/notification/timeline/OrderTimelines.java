package orderflow.notification.timeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import orderflow.messaging.jdbc.Column;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.outbox.Transactions;
import orderflow.messaging.outbox.UnitOfWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * CQRS view: the timelines of all orders. Keeps each event once and as it is, and concludes only when asked, so it does
 * not matter in which order the events of different channels arrive.
 */
@Repository
public class OrderTimelines {

    private record Row(OrderTimeline.Entry entry, Optional<String> customerId, Optional<OrderState> state) {}

    private record Added(Happening happening, MessageHeaders headers) {}

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final UnitOfWork<Added> live;

    OrderTimelines(JdbcClient jdbc, TimelineViews views, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.live = new UnitOfWork<>(transactions, added -> insert(TimelineViews.LIVE, views.oldestLive(), added));
    }

    /**
     * To every view that is there, whether it is shown or being rebuilt; at the commit, with the transaction's others.
     */
    void add(Happening happening, MessageHeaders headers) {
        live.add(new Added(happening, headers));
    }

    /** @return adds to one view only */
    BiConsumer<Happening, MessageHeaders> addingTo(long view) {
        UnitOfWork<Added> rebuilt = new UnitOfWork<>(transactions, added -> insert("id = :view", view, added));
        return (happening, headers) -> rebuilt.add(new Added(happening, headers));
    }

    private void insert(String whichViews, Object view, List<Added> added) {
        jdbc.sql("insert into timeline_entry "
                        + "(view_id, order_id, message_id, occurred_at, source, type, description, customer_id, state) "
                        + "select id, order_id, message_id, occurred_at, source, type, description, customer_id, reached "
                        + "from timeline_view cross join unnest(cast(:orders as uuid array), "
                        + "cast(:messages as uuid array), cast(:times as timestamp with time zone array), "
                        + "cast(:sources as varchar array), cast(:types as varchar array), "
                        + "cast(:descriptions as varchar array), cast(:customers as varchar array), "
                        + "cast(:states as varchar array)) with ordinality as added (order_id, message_id, occurred_at, "
                        + "source, type, description, customer_id, reached, position) where " + whichViews
                        + " order by position on conflict do nothing")
                .param("orders", Column.uuid(added, row -> row.happening().orderId()))
                .param("messages", Column.uuid(added, row -> row.headers().id()))
                .param(
                        "times",
                        Column.timestamp(
                                added,
                                row -> row.happening()
                                        .time()
                                        .orElse(row.headers().time())))
                .param("sources", Column.text(added, row -> row.headers().source()))
                .param("types", Column.text(added, row -> row.headers().type()))
                .param("descriptions", Column.text(added, row -> row.happening().description()))
                .param(
                        "customers",
                        Column.text(added, row -> row.happening().customerId().orElse(null)))
                .param(
                        "states",
                        Column.text(
                                added,
                                row -> row.happening().state().map(Enum::name).orElse(null)))
                .param("view", view)
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
