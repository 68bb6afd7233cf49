package orderflow.system.proof;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orderflow.system.Service;
import orderflow.system.distributed.Commit;
import orderflow.system.distributed.DistributedSystem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three instances of each service share the work, and what one leaves behind the others take over. */
@Proof
@Tag("instances")
class InstancesTest {

    private static final Duration TO_FINISH = Duration.ofMinutes(2);
    private static final int SHARDS = 4;

    @Test
    void finishesEveryOrderWhenOneOfThreeInstancesIsKilled() throws IOException {
        try (DistributedSystem system = DistributedSystem.start("instances", 3, Map.of());
                Trial trial = new Trial("one of three instances of each service is killed", system, 600)) {
            trial.start(10).awaitAccepted(200);
            Instant killed = Instant.now();
            Stream.of(Service.values())
                    .forEach(service -> system.instance(service, 1).kill());
            trial.tell("killed with " + trial.inFlight() + " orders in flight").settle(TO_FINISH);
            standstill(killed, system.commits().all()).forEach(trial::tell);
        }
    }

    private static Stream<String> standstill(Instant killed, List<Commit> commits) {
        return commits.stream()
                .collect(Collectors.groupingBy(
                        commit -> commit.service().id() + " on " + commit.channel(), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(channel -> "longest standstill of each shard in seconds: " + channel.getKey() + " "
                        + Standstill.after(killed, channel.getValue(), Commit::time, InstancesTest::shardOf));
    }

    private static int shardOf(Commit commit) {
        Sharding sharding = commit.channel().endsWith("-events") ? Sharding.KAFKA : Sharding.RABBITMQ;
        return sharding.shardOf(commit.shardKey(), SHARDS);
    }
}
