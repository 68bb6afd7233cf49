package orderflow.system.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import orderflow.system.tally.Tallies.Count;
import orderflow.system.tally.TallySender;
import orderflow.system.tally.TallySystem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shards move when an instance dies and when one joins, under load, and no message notices. */
@Proof
@Tag("rebalance")
class RebalanceTest {

    private static final int MESSAGES = 20_000;
    private static final int PER_SECOND = 200;
    private static final Duration TO_SEND = Duration.ofMinutes(4);
    private static final Duration TO_FINISH = Duration.ofMinutes(1);

    @ParameterizedTest
    @EnumSource
    void losesDoublesAndInvertsNothing(Sharding broker) {
        String name = broker.name().toLowerCase(Locale.ROOT);
        try (TallySystem system = TallySystem.start(Path.of("target", "rebalance-" + name), name, 3);
                Progress progress = new Progress("at least " + MESSAGES + " messages by " + name, system::state)) {
            system.sender().start(PER_SECOND);
            awaitSent(system, MESSAGES / 4);
            Instant killed = Instant.now();
            system.instance(1).kill();
            progress.tell("killed one of three instances");
            awaitSent(system, MESSAGES / 2);
            system.add().awaitReady();
            Instant added = Instant.now();
            progress.tell("added an instance");
            int messages =
                    system.sender().stopAfter(Math.max(MESSAGES, system.sender().sent() + MESSAGES / 4));
            awaitSent(system, messages);
            check(system, messages, progress);
            List<Count> counts = system.tallies().all();
            progress.tell(standstill("killed", broker, killed, counts));
            progress.tell(standstill("added", broker, added, counts));
        }
    }

    private static void awaitSent(TallySystem system, int messages) {
        await().atMost(TO_SEND).until(() -> system.sender().sent() >= messages);
    }

    private static void check(TallySystem system, int messages, Progress progress) {
        await().atMost(TO_FINISH)
                .untilAsserted(() -> assertThat(system.tallies().size()).isGreaterThanOrEqualTo(messages));
        system.tallies().check(messages);
        assertThat(system.inversions()).isEmpty();
        system.ownerships().forEach(progress::tell);
        Map<String, Long> shares = system.tallies().shares();
        assertThat(shares).as("also the one added has its share").hasSize(4);
        progress.tell("Proved: %d messages over %d keys, none lost, none doubled, none overtaken; handled by %s"
                .formatted(messages, TallySender.TALLIES, shares));
    }

    private static String standstill(String change, Sharding broker, Instant when, List<Count> counts) {
        return "longest standstill of each shard in seconds, one instance " + change + ": "
                + Standstill.after(
                        when, counts, Count::time, count -> broker.shardOf(count.name(), TallySystem.SHARDS));
    }
}
