package orderflow.messaging.jdbc;

import static orderflow.messaging.jdbc.MessageColumns.timestamp;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import orderflow.messaging.inbox.ShardOwners;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The owners of shards in the service's own database. */
public final class JdbcShardOwners implements ShardOwners {

    private static final String NOBODY = "nobody";

    private final JdbcClient client;
    private final Clock clock;
    private final String instance;

    /** @param instance name of this instance among those of its service */
    public JdbcShardOwners(JdbcClient client, Clock clock, String instance) {
        this.client = client;
        this.clock = clock;
        this.instance = instance;
    }

    @Override
    public Optional<String> takeOver(String subscriber, String channel, int shard) {
        String former = ownerOf(subscriber, channel, shard);
        if (former.equals(instance)) {
            return Optional.empty();
        }
        String change = former.equals(NOBODY)
                ? "insert into shard_owner (instance, since, subscriber, channel, shard) values (?, ?, ?, ?, ?) "
                        + "on conflict do nothing"
                : "update shard_owner set instance = ?, since = ? where subscriber = ? and channel = ? and shard = ?";
        client.sql(change)
                .params(instance, timestamp(clock.instant()), subscriber, channel, shard)
                .update();
        return Optional.of(former);
    }

    @Override
    public List<Ownership> all() {
        return client.sql("select * from shard_owner order by channel, subscriber, shard")
                .query((row, number) -> new Ownership(
                        row.getString("subscriber"),
                        row.getString("channel"),
                        row.getInt("shard"),
                        row.getString("instance"),
                        row.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }

    private String ownerOf(String subscriber, String channel, int shard) {
        return client.sql("select instance from shard_owner where subscriber = ? and channel = ? and shard = ?")
                .params(subscriber, channel, shard)
                .query(String.class)
                .optional()
                .orElse(NOBODY);
    }
}
