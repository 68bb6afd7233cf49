package orderflow.embedded.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a shard's queue promises while its consumers come and go. */
@Tag("broker")
class ShardHandoverTest {

    private static final int MESSAGES = 120;
    private static EmbeddedAmqpBroker broker;
    private AmqpClient active;
    private AmqpClient standby;

    @BeforeAll
    static void start() {
        broker = EmbeddedAmqpBroker.start(0, Optional.empty());
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @BeforeEach
    void fillShard() throws Exception {
        active = new AmqpClient(broker.port());
        standby = new AmqpClient(broker.port());
        active.declare("shard", AmqpClient.SHARD);
        active.channel().queuePurge("shard");
        for (int body = 0; body < MESSAGES; body++) {
            assertThat(active.publish("", "shard", String.valueOf(body))).isTrue();
        }
    }

    @AfterEach
    void disconnect() {
        active.close();
        standby.close();
    }

    @Test
    void onlyOneConsumerHoldsMessages() throws Exception {
        assertThat(take(active.consume("shard"), AmqpClient.PREFETCH)).isEqualTo(numbers(0, AmqpClient.PREFETCH));

        assertThat(standby.consume("shard").poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @RepeatedTest(10)
    void theNextConsumerGetsEverythingInOrderWhenOneDies() throws Exception {
        take(active.consume("shard"), AmqpClient.PREFETCH);
        BlockingQueue<String> next = standby.consume("shard");

        active.close();

        assertThat(takeAcknowledging(next, MESSAGES)).isEqualTo(numbers(0, MESSAGES));
    }

    @RepeatedTest(10)
    void theNextConsumerGoesOnWhenOneLeavesWithEverythingAcknowledged() throws Exception {
        take(active.consume("shard"), AmqpClient.PREFETCH);
        BlockingQueue<String> next = standby.consume("shard");

        active.channel().basicCancel(AmqpClient.CONSUMER);
        active.channel().basicAck(AmqpClient.PREFETCH, true);
        active.channel().close();

        assertThat(takeAcknowledging(next, MESSAGES - AmqpClient.PREFETCH))
                .isEqualTo(numbers(AmqpClient.PREFETCH, MESSAGES));
    }

    private List<String> takeAcknowledging(BlockingQueue<String> bodies, int number) throws Exception {
        List<String> taken = new ArrayList<>();
        for (int tag = 1; tag <= number && taken.addAll(take(bodies, 1)); tag++) {
            standby.channel().basicAck(tag, false);
        }
        return taken;
    }

    /** Fewer, when no more come. */
    private static List<String> take(BlockingQueue<String> bodies, int number) throws Exception {
        List<String> taken = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent() && taken.size() < number) {
            next = Optional.ofNullable(bodies.poll(5, TimeUnit.SECONDS));
            next.ifPresent(taken::add);
        }
        return taken;
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }
}
