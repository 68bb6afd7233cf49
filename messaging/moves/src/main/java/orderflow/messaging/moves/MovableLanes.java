package orderflow.messaging.moves;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.jdbc.JdbcLanes;
import orderflow.messaging.jdbc.JdbcLanes.Carriage;
import org.springframework.jdbc.core.JdbcTemplate;

/** The lanes of a channel that is being moved: held, set up anew, and the messages that wait in them sorted again. */
record MovableLanes(JdbcTemplate template, JdbcLanes lanes) {

    private static final int PAGE = 1_000; // an outbox may be longer than the memory

    /** Has all lanes of the channel to itself until the transaction ends: nobody sends meanwhile. */
    void lock(String channel) {
        template.queryForList(
                "select shard from outbox_lane where channel = ? order by shard for update", Integer.class, channel);
    }

    Carriage of(String channel) {
        return lanes.of(channel);
    }

    /** Has the channel carried as it says itself from now on. To be called in a transaction that has its lanes. */
    void carry(Channel channel, boolean held) {
        template.update("delete from outbox_lane where channel = ?", channel.name());
        lanes.create(channel);
        hold(channel.name(), held);
    }

    /** Puts what waits into the lane of its key, which is another one when the number of shards has changed. */
    void sort(Channel channel) {
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
    void hold(String channel, boolean held) {
        // in the order in which the relay locks them: otherwise the two could wait for each other
        template.batchUpdate(
                "update outbox_lane set held = ? where channel = ? and shard = ?",
                template
                        .queryForList(
                                "select shard from outbox_lane where channel = ? order by shard",
                                Integer.class,
                                channel)
                        .stream()
                        .map(shard -> new Object[] {held, channel, shard})
                        .toList());
    }

    /** @return number of the channel's messages in the outbox */
    long waiting(String channel) {
        return Objects.requireNonNull(
                template.queryForObject("select count(*) from outbox where channel = ?", Long.class, channel));
    }
}
