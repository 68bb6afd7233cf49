package orderflow.demo;

import java.util.List;

/** A shard of a channel, and the instance of a service that handled it last. */
record Shard(String subscriber, String channel, int number, String owner, String since) {

    /** @return the shards of which the service has handled any message */
    static List<Shard> of(Shop shop, Service service) {
        return shop.json(service, "/actuator/shards")
                .path("shards")
                .valueStream()
                .map(shard -> new Shard(
                        shard.path("subscriber").asString(""),
                        shard.path("channel").asString(""),
                        shard.path("shard").asInt(-1),
                        shard.path("instance").asString(""),
                        shard.path("since").asString("")))
                .toList();
    }

    @Override
    public String toString() {
        return String.format("%-24s %-22s shard %d  instance %s since %s", subscriber, channel, number, owner, since);
    }
}
