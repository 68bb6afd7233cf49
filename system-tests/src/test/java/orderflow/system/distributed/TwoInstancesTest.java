package orderflow.system.distributed;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import orderflow.servers.NeedsDocker;
import orderflow.system.AmqpClient;
import orderflow.system.KafkaClient;
import orderflow.system.OrderClients;
import orderflow.system.OrderClients.Purchase;
import orderflow.system.RestApi;
import orderflow.system.Service;
import orderflow.system.Settlement;
import orderflow.system.StrangeMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The main job on RabbitMQ, Kafka and PostgreSQL, with two instances of each service. */
@NeedsDocker
class TwoInstancesTest {

    private static final int ORDERS = 100;
    private static final int LARGE = 300;
    private static final int QUESTIONS = 8;
    private static final Pattern QUERY = Pattern.compile(" query (\\w+)");
    private static final Duration SOON = Duration.ofSeconds(30);
    // a killed receiver's shards move when the broker gives it up, and a saga may have to wait for its next deadline
    private static final Duration TO_FINISH = Duration.ofMinutes(2);

    private static DistributedSystem system;
    private static RestApi api;

    @BeforeAll
    static void start() {
        system = DistributedSystem.start("two-instances", 2, Map.of());
        api = system.api();
    }

    @AfterAll
    static void stop() {
        if (system != null) {
            system.close();
        }
    }

    @Test
    void completesAnOrderAndRejectsAnother() {
        Settlement settlement = new Settlement(api, List.of("alice", "bob"));
        JsonNode completed = api.order("alice", "39.80");
        JsonNode rejected = api.order("bob", "500.00");
        assertThat(completed.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(rejected.path("state").asString()).isEqualTo("REJECTED");
        String payment = "/orders/" + RestApi.idOf(completed) + "/payment";
        assertThat(api.json(Service.ORDER, payment).path("state").asString()).isEqualTo("CAPTURED");
        settlement.check(List.of(RestApi.idOf(completed), RestApi.idOf(rejected)));
        system.commits().check();
    }

    @Test
    void setsAsideWhatNobodyCanReadAndGoesOn() throws Exception {
        api.order("alice", "1.00"); // by which all channels are there
        StrangeMessage command = StrangeMessage.withoutHeaders();
        StrangeMessage event = StrangeMessage.withBrokenBody("payment.authorized.v1", "EVENT");
        try (AmqpClient amqp = new AmqpClient(system.servers().rabbitMq().port());
                KafkaClient kafka = new KafkaClient(system.servers().kafka().port())) {
            amqp.send("payment-commands", 0, command);
            kafka.send("payment-events", 0, event);
            await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
                assertThat(amqp.reasonOf(command)).hasValue("the header message-id is missing");
                assertThat(kafka.reasonOf(event)).isPresent();
            });
        }
        assertThat(api.order("alice", "1.00").path("state").asString()).isEqualTo("COMPLETED");
    }

    /** Several times what fits into the 256 MB of each instance. */
    @Test
    void passesHundredsOfLargeMessagesThroughSmallHeaps() throws Exception {
        api.order("alice", "1.00"); // by which all channels are there
        try (AmqpClient amqp = new AmqpClient(system.servers().rabbitMq().port());
                KafkaClient kafka = new KafkaClient(system.servers().kafka().port())) {
            for (int number = 0; number < LARGE; number++) {
                amqp.send("payment-commands", number % 4, StrangeMessage.large("payment.cancel.v1", "COMMAND"));
                kafka.send("payment-events", number % 4, StrangeMessage.large("payment.cancelled.v1", "EVENT"));
            }
        }
        await().atMost(TO_FINISH)
                .untilAsserted(() -> assertThat(handledFromStrangers()).isEqualTo(2 * LARGE));
        assertThat(Instance.saying("OutOfMemoryError", system.all())).isEmpty();
        assertThat(api.order("alice", "1.00").path("state").asString()).isEqualTo("COMPLETED");
    }

    private static long handledFromStrangers() {
        return system.commits().all().stream()
                .filter(commit -> commit.source().equals("stranger"))
                .count();
    }

    @Test
    void givesEachInstanceTheAnswersToItsOwnQuestionsOnly() {
        List<CompletableFuture<JsonNode>> answers = Stream.generate(() -> api.offersInBackground("alice", "39.80"))
                .limit(QUESTIONS)
                .toList();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().path("answered")).isNotEmpty());
        assertThat(List.of(system.instance(Service.ORDER, 1), system.instance(Service.ORDER, 2)))
                .allSatisfy(instance -> assertThat(queries(instance, "payment-offer.offered"))
                        .isNotEmpty()
                        .isSubsetOf(queries(instance, "payment-offer.requested")));
    }

    private static Set<String> queries(Instance instance, String type) {
        return instance.log().stream()
                .filter(line -> line.contains(type))
                .flatMap(line -> QUERY.matcher(line).results())
                .map(query -> query.group(1))
                .collect(toSet());
    }

    @Test
    void finishesEveryOrderAlthoughOneInstanceIsKilled() {
        Settlement settlement = new Settlement(api, List.of("alice"));
        List<Purchase> purchases = Purchase.several(ORDERS, "alice", "2.50");
        try (OrderClients clients = new OrderClients(api, 4)) {
            clients.start(purchases);
            clients.awaitAccepted(ORDERS / 2, SOON);
            system.instance(Service.PAYMENT, 1).kill();
            clients.repeatUnanswered(purchases, SOON);
            settlement.awaitFinal(clients.accepted(), TO_FINISH);
            settlement.check(clients.accepted());
        }
        system.commits().check();
        assertThat(system.inversions()).isEmpty();
    }
}
