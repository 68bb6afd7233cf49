package orderflow.messaging.observability;

import java.util.List;
import orderflow.messaging.inbox.ShardOwners;
import orderflow.messaging.inbox.ShardOwners.Ownership;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code /actuator/shards}: which instance of the service handled each shard last. */
@Endpoint(id = "shards")
record ShardsEndpoint(ShardOwners owners) {

    /** What is shown. */
    record Shards(List<Ownership> shards) {}

    @ReadOperation
    Shards shards() {
        return new Shards(owners.all());
    }
}
