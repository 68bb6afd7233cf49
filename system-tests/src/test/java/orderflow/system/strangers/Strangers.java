package orderflow.system.strangers;

import static orderflow.system.strangers.Templates.pick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import orderflow.system.RestApi;

/**
 * Foreign clients on both brokers, none of ours, who send good messages with something wrong in one or two places. What
 * they send depends on the seed alone.
 */
public final class Strangers {

    private static final long SEED = 20_261_126;
    private static final Duration SOON = Duration.ofSeconds(60);

    private final RestApi api;
    private final int amqpPort;
    private final int kafkaPort;

    public Strangers(RestApi api, int amqpPort, int kafkaPort) {
        this.api = api;
        this.amqpPort = amqpPort;
        this.kafkaPort = kafkaPort;
    }

    /** Sends so many messages, and returns when it is seen that they have done no harm. */
    public void send(int count) throws Exception {
        Recovery recovery = new Recovery(api);
        recovery.ordersInEveryShard(SOON); // by which all channels are there
        Random random = new Random(SEED);
        List<Draft> taken = new ArrayList<>();
        try (AmqpStranger amqp = new AmqpStranger(amqpPort, random);
                KafkaStranger kafka = new KafkaStranger(kafkaPort, random)) {
            for (int number = 0; number < count; number++) {
                Draft draft = number % 2 == 0 ? amqp(number, random) : kafka(number, random);
                if (number % 2 == 0 ? amqp.send(draft) : kafka.send(draft)) {
                    taken.add(draft);
                }
            }
            System.out.println("of " + count + " strange messages the brokers have taken " + taken.size());
            recovery.nothingRemains(SOON);
            recovery.ordersInEveryShard(Duration.ofSeconds(5));
            allOddAreSetAside(taken, amqp, kafka);
            recovery.nothingLoops();
            recovery.isHealthy();
        }
    }

    private static Draft amqp(int number, Random random) {
        return changed(Templates.amqp(number, random), AmqpMutations.all(), random);
    }

    private static Draft kafka(int number, Random random) {
        return changed(Templates.kafka(number, random), KafkaMutations.all(), random);
    }

    private static Draft changed(Draft draft, List<BiConsumer<Draft, Random>> mutations, Random random) {
        pick(random, mutations).accept(draft, random);
        if (random.nextInt(3) == 0) {
            draft.odd = false; // the second may put right what the first has broken
            pick(random, mutations.subList(0, mutations.size() / 2)).accept(draft, random);
            draft.odd = false;
        }
        return draft;
    }

    private static void allOddAreSetAside(List<Draft> taken, AmqpStranger amqp, KafkaStranger kafka) {
        Map<Integer, String> reasons = new TreeMap<>();
        await().atMost(SOON).untilAsserted(() -> {
            reasons.putAll(amqp.reasons());
            reasons.putAll(kafka.reasons());
            assertThat(taken.stream().filter(Draft::mustBeSetAside))
                    .as("in the Invalid Message Channel")
                    .allSatisfy(draft -> assertThat(reasons).containsKey(draft.number));
        });
        System.out.println("set aside: " + reasons.size());
        assertThat(reasons.values())
                .as("reasons")
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(reason).isNotBlank().isNotEqualTo("null"));
    }
}
