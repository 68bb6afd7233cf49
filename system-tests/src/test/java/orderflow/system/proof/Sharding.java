package orderflow.system.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.utils.Utils;

/** Where each broker puts a shard key. */
enum Sharding {
    RABBITMQ {
        @Override
        int shardOf(String key, int shards) {
            return Math.floorMod(key.hashCode(), shards);
        }
    },
    KAFKA {
        @Override
        int shardOf(String key, int shards) {
            return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % shards;
        }
    };

    abstract int shardOf(String key, int shards);
}
