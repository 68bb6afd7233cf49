package orderflow.messaging.jdbc;

import java.util.Objects;
import orderflow.messaging.channel.Channel;
import org.jspecify.annotations.Nullable;
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
    public record Carriage(@Nullable String broker, int shards, boolean held) {

        /** @return the channel as it is carried; where nothing has been noted yet, as it is configured */
        public Channel carrying(Channel configured) {
            return configured.carriedBy(
                    Objects.requireNonNullElse(broker, configured.broker()),
                    shards == 0 ? configured.shards() : shards);
        }
    }

    private final JdbcClient client;

    public JdbcLanes(JdbcClient client) {
        this.client = client;
    }

    public Carriage of(String channel) {
        return client.sql("select max(broker) as broker, count(*) as shards, max(case when held then 1 else 0 end) = 1 "
                        + "as held from outbox_lane where channel = ?")
                .param(channel)
                .query((row, number) ->
                        new Carriage(row.getString("broker"), row.getInt("shards"), row.getBoolean("held")))
                .single();
    }

    /** Sets up the channel's lanes where there are none, and notes its broker where none has been noted yet. */
    public void create(Channel channel) {
        client.sql("update outbox_lane set broker = ? where channel = ? and broker is null")
                .param(channel.broker())
                .param(channel.name())
                .update();
        for (int shard = 0; shard < channel.shards(); shard++) {
            client.sql("insert into outbox_lane (channel, shard, broker) values (?, ?, ?) on conflict do nothing")
                    .param(channel.name())
                    .param(shard)
                    .param(channel.broker())
                    .update();
        }
    }
}
