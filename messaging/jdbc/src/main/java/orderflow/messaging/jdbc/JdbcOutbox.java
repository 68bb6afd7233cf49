package orderflow.messaging.jdbc;

import static orderflow.messaging.jdbc.MessageColumns.timestamp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import orderflow.messaging.outbox.Lane;
import orderflow.messaging.outbox.Outbox;
import orderflow.messaging.outbox.OutboxMessage;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** The outbox in the service's own database. */
public final class JdbcOutbox implements Outbox {

    private static final int LONGEST_REFUSAL = 1000;
    // one row per lane, found by index: the outbox is searched every second, also when a broker has been away for long
    private static final String OLDEST_OF_LANE = "(select created_at from outbox "
            + "where outbox.channel = lane.channel and outbox.shard = lane.shard and refusal is null "
            + "order by outbox.channel, outbox.shard, outbox.id limit 1)";

    private final JdbcClient client;
    private final Clock clock;

    public JdbcOutbox(JdbcTemplate template, Clock clock) {
        this.client = JdbcClient.create(template);
        this.clock = clock;
    }

    @Override
    public List<OutboxMessage> append(List<OutboxMessage> messages) {
        GeneratedKeyHolder keys = new GeneratedKeyHolder();
        client.sql("insert into outbox (channel, shard, shard_key, headers, body, created_at) "
                        + "select channel, shard, shard_key, headers, body, :now "
                        + "from unnest(cast(:channels as varchar array), cast(:shards as integer array), "
                        + "cast(:keys as varchar array), cast(:headers as varchar array), "
                        + "cast(:bodies as bytea array)) "
                        + "with ordinality as fresh (channel, shard, shard_key, headers, body, position) "
                        + "order by position")
                .param(
                        "channels",
                        Column.text(messages, message -> message.lane().channel()))
                .param(
                        "shards",
                        Column.integer(messages, message -> message.lane().shard()))
                .param(
                        "keys",
                        Column.text(
                                messages, message -> message.message().headers().shardKey()))
                .param("headers", Column.text(messages, message -> MessageColumns.headers(message.message())))
                .param(
                        "bodies",
                        Column.bytes(
                                messages, message -> message.message().body().bytes()))
                .param("now", timestamp(clock.instant()))
                .update(keys, "id");
        Iterator<Map<String, Object>> ids = keys.getKeyList().iterator();
        return messages.stream()
                .map(message -> new OutboxMessage(id(ids.next()), message.lane(), message.message()))
                .toList();
    }

    private static long id(Map<String, Object> generated) {
        return ((Number) generated.values().iterator().next()).longValue();
    }

    @Override
    public Set<Lane> lock(Collection<Lane> lanes, String broker) {
        Set<Lane> open = new HashSet<>();
        client.sql("select channel, shard, (broker = :broker and not held) is true as open from outbox_lane "
                        + "where (channel, shard) in (select channel, shard from unnest("
                        + "cast(:channels as varchar array), cast(:shards as integer array)) as lane (channel, shard)) "
                        + "order by channel, shard for update") // in one order for all, so that none waits for another
                .param("broker", broker)
                .param("channels", Column.text(lanes, Lane::channel))
                .param("shards", Column.integer(lanes, Lane::shard))
                .query((RowCallbackHandler) row -> {
                    if (row.getBoolean("open")) {
                        open.add(new Lane(row.getString("channel"), row.getInt("shard")));
                    }
                });
        return open;
    }

    @Override
    public List<OutboxMessage> oldest(Map<Lane, Set<String>> lanes, int limit) {
        Map<String, Object> parameters = new HashMap<>(Map.of("limit", limit, "mostBytes", MOST_BYTES));
        List<String> oldest = new ArrayList<>();
        lanes.forEach((lane, paused) -> oldest.add(oldest(oldest.size(), lane, paused, parameters)));
        String withBytesBefore = "select id, channel, shard, "
                + "sum(bytes) over (order by id rows unbounded preceding) - bytes as bytes_before from ("
                + String.join(" union all ", oldest) + ") oldest";
        // bodies come last, by id, so that the database sorts and adds up without them
        return client.sql("select outbox.id, outbox.channel, outbox.shard, headers, body from (" + withBytesBefore
                        + ") fits join outbox on outbox.channel = fits.channel and outbox.shard = fits.shard "
                        + "and outbox.id = fits.id where bytes_before < :mostBytes order by outbox.id")
                .params(parameters)
                .query((row, number) -> new OutboxMessage(
                        row.getLong("id"),
                        new Lane(row.getString("channel"), row.getInt("shard")),
                        MessageColumns.message(row)))
                .list();
    }

    /** One query per lane: each reads its own end of the index. */
    private static String oldest(int number, Lane lane, Set<String> paused, Map<String, Object> parameters) {
        String ofLane = "channel = :channel" + number + " and shard = :shard" + number + " ";
        parameters.put("channel" + number, lane.channel());
        parameters.put("shard" + number, lane.shard());
        parameters.put("paused" + number, paused);
        return "(select id, channel, shard, octet_length(body) as bytes from outbox where " + ofLane
                + "and shard_key not in (select shard_key from outbox where " + ofLane + "and refusal is not null) "
                + (paused.isEmpty() ? "" : "and shard_key not in (:paused" + number + ") ")
                + "order by channel, shard, id limit :limit)";
    }

    @Override
    public void delete(Collection<OutboxMessage> messages) {
        if (!messages.isEmpty()) {
            // the ids would do, but PostgreSQL's index begins with the lane
            Set<Lane> lanes = messages.stream().map(OutboxMessage::lane).collect(Collectors.toSet());
            client.sql("delete from outbox where channel = any(:channels) and shard = any(:shards) and id = any(:ids)")
                    .param(
                            "channels",
                            Column.text(
                                    lanes.stream().map(Lane::channel).distinct().toList(), channel -> channel))
                    .param(
                            "shards",
                            Column.integer(
                                    lanes.stream().map(Lane::shard).distinct().toList(), shard -> shard))
                    .param(
                            "ids",
                            Column.bigint(
                                    messages.stream().map(OutboxMessage::id).toList()))
                    .update();
        }
    }

    @Override
    public void markRefused(Lane lane, long id, String reason) {
        client.sql("update outbox set refusal = :refusal where channel = :channel and shard = :shard and id = :id")
                .param("refusal", reason.substring(0, Math.min(reason.length(), LONGEST_REFUSAL)))
                .param("channel", lane.channel())
                .param("shard", lane.shard())
                .param("id", id)
                .update();
    }

    @Override
    public Set<Lane> lanesWaitingSince(Instant instant) {
        return client.sql("select channel, shard from outbox_lane lane where " + OLDEST_OF_LANE + " < ?")
                .param(timestamp(instant))
                .query((row, number) -> new Lane(row.getString("channel"), row.getInt("shard")))
                .set();
    }

    @Override
    public Optional<Instant> waitingSince(Lane lane) {
        return client.sql("select created_at from outbox where channel = ? and shard = ? and refusal is null "
                        + "order by channel, shard, id limit 1")
                .param(lane.channel())
                .param(lane.shard())
                .query((row, number) -> MessageColumns.instant(row, "created_at"))
                .optional();
    }

    @Override
    public Backlog backlog() {
        return client.sql("select (select count(*) from outbox) as total, "
                        + "(select count(*) from outbox where refusal is not null) as refused, "
                        + "(select min(oldest) from (select " + OLDEST_OF_LANE
                        + " as oldest from outbox_lane lane) lanes) as oldest")
                .query((row, number) ->
                        new Backlog(row.getLong("total") - row.getLong("refused"), age(row), row.getLong("refused")))
                .single();
    }

    private Duration age(ResultSet row) throws SQLException {
        return row.getObject("oldest") == null
                ? Duration.ZERO
                : Duration.between(MessageColumns.instant(row, "oldest"), clock.instant());
    }
}
