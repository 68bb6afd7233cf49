package orderflow.messaging.channel;

/**
 * A logical Message Channel. Services know its name; which broker carries it is configuration.
 *
 * @param broker name of the adapter that carries it, such as {@code rabbitmq}
 * @param shards how many are handled in parallel; messages of one shard key always share a shard
 * @param contentType media type in which senders write bodies
 */
public record Channel(String name, ChannelStyle style, String broker, int shards, String contentType) {

    public Channel {
        if (shards < 1) {
            throw new IllegalArgumentException("channel " + name + " needs at least one shard, not " + shards);
        }
    }

    /** @return 0 to shards - 1; the same for the same key for ever ({@link String#hashCode()} is specified) */
    public int shardOf(String shardKey) {
        return Math.floorMod(shardKey.hashCode(), shards);
    }

    /** @return the same channel, carried in another way */
    public Channel carriedBy(String otherBroker, int otherShards) {
        return new Channel(name, style, otherBroker, otherShards, contentType);
    }
}
