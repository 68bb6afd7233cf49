package orderflow.messaging.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import orderflow.messaging.channel.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The outbox's lanes, a row for each shard of a channel. They say, to all instances of the service, how the channel is
 * carried.
 */
public final class JdbcLanes {

    /**
     * How a channel is carried.
     *
     * @param broker null when none has been noted yet
     * @param shards 0 when the channel is new to this database
     * @param held whether its messages wait in the outbox
     */
    public record Carriage(@Nullable String broker, int shards, boolean held) {}

    private static final int PAGE = 1_000; // an outbox may be longer than the memory

    private final JdbcTemplate template;
    private final JdbcClient client;

    public JdbcLanes(JdbcTemplate template) {
        this.template = template;
        this.client = JdbcClient.create(template);
    }

    /** Has all lanes of the channel to itself until the transaction ends: nobody sends meanwhile. */
    public void lock(String channel) {
        client.sql("select shard from outbox_lane where channel = ? order by shard for update")
                .param(channel)
                .query(Integer.class)
                .list();
    }

    public Carriage of(String channel) {
        return client.sql("select max(broker) as broker, count(*) as shards, max(case when held then 1 else 0 end) = 1 "
                        + "as held from outbox_lane where channel = ?")
                .param(channel)
                .query((row, number) ->
                        new Carriage(row.getString("broker"), row.getInt("shards"), row.getBoolean("held")))
                .single();
    }

    /** Has the channel carried as it says itself from now on. To be called in a transaction that has its lanes. */
    public void carry(Channel channel, boolean held) {
        template.update("delete from outbox_lane where channel = ?", channel.name());
        for (int shard = 0; shard < channel.shards(); shard++) {
            template.update(
                    "insert into outbox_lane (channel, shard, broker, held) values (?, ?, ?, ?) on conflict do nothing",
                    channel.name(),
                    shard,
                    channel.broker(),
                    held);
        }
    }

    /** Puts what waits into the lane of its key, which is another one when the number of shards has changed. */
    public void sort(Channel channel) {
        List<Object[]> astray = new ArrayList<>();
        JdbcTemplate pages = new JdbcTemplate(Objects.requireNonNull(template.getDataSource()));
        pages.setFetchSize(PAGE);
        pages.query(
                "select id, shard, shard_key from outbox where channel = ?",
                row -> {
                    int shard = channel.shardOf(row.getString("shard_key"));
                    if (shard != row.getInt("shard")) {
                        astray.add(new Object[] {shard, channel.name(), row.getInt("shard"), row.getLong("id")});
                    }
                },
                channel.name());
        template.batchUpdate("update outbox set shard = ? where channel = ? and shard = ? and id = ?", astray);
    }

    /**
     * Returns when nothing of the channel is being sent any more, by any instance.
     *
     * @param held whether its messages are to wait in the outbox
     */
    public void hold(String channel, boolean held) {
        template.update("update outbox_lane set held = ? where channel = ?", held, channel);
    }

    /** @return number of the channel's messages in the outbox */
    public long waiting(String channel) {
        return client.sql("select count(*) from outbox where channel = ?")
                .param(channel)
                .query(Long.class)
                .single();
    }
}
