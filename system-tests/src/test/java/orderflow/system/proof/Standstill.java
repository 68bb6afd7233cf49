package orderflow.system.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import orderflow.system.distributed.Commit;
import org.apache.kafka.common.utils.Utils;

/** How long each shard stood still: the longest time without a commit, from just before an instance was killed. */
final class Standstill {

    private static final int SHARDS = 4;
    private static final Duration BEFORE = Duration.ofSeconds(2);
    private static final Duration AFTERWARDS = Duration.ofSeconds(35);

    private Standstill() {}

    /** @return a line per channel */
    static List<String> after(Instant killed, List<Commit> commits) {
        Map<String, Map<Integer, List<Instant>>> times = commits.stream()
                .filter(commit -> commit.time().isAfter(killed.minus(BEFORE)))
                .filter(commit -> commit.time().isBefore(killed.plus(AFTERWARDS)))
                .collect(Collectors.groupingBy(
                        commit -> commit.service().id() + " on " + commit.channel(),
                        TreeMap::new,
                        Collectors.groupingBy(
                                Standstill::shardOf,
                                TreeMap::new,
                                Collectors.mapping(Commit::time, Collectors.toList()))));
        return times.entrySet().stream()
                .map(channel -> "longest standstill of each shard: " + channel.getKey() + " "
                        + channel.getValue().values().stream()
                                .map(Standstill::longestGap)
                                .toList())
                .toList();
    }

    private static int shardOf(Commit commit) {
        return commit.channel().endsWith("-events")
                ? Utils.toPositive(Utils.murmur2(commit.shardKey().getBytes(UTF_8))) % SHARDS
                : Math.floorMod(commit.shardKey().hashCode(), SHARDS);
    }

    private static String longestGap(List<Instant> times) {
        long millis = IntStream.range(1, times.size())
                .mapToLong(index ->
                        Duration.between(times.get(index - 1), times.get(index)).toMillis())
                .max()
                .orElse(0);
        return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
