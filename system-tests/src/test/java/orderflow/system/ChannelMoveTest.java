package orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import orderflow.demo.Move;
import orderflow.embedded.broker.EmbeddedAmqpBroker;
import orderflow.system.OrderClients.Purchase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A channel leaves its broker, and another gets more shards, while orders go on; neither while messages remain. */
class ChannelMoveTest {

    private static final String COMMANDS = "payment-commands";
    // orders wait from one start to the next
    private static final String PATIENT_SAGAS = "orderflow.orders.payment-deadline=10m";
    private static final String ON_KAFKA = "orderflow.channels.payment-commands.broker=kafka";
    private static final String MORE_SHARDS = "orderflow.channels.notification-commands.shards=6";
    private static final int ORDERS = 60;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration TO_END = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private final Ports ports = Ports.free();
    private final RestApi api = new RestApi(ports);
    private final OrderClients clients = new OrderClients(api, 4);
    private OrderflowProcess process;
    private int starts;

    @AfterEach
    void stop() {
        clients.close();
        process.kill();
    }

    @Test
    void leavesNoMessageBehind() throws Exception {
        start(PATIENT_SAGAS);
        Settlement settlement = new Settlement(api, List.of("alice"));
        List<Purchase> purchases = Purchase.several(ORDERS, "alice", "0.10");
        emptyUnderLoad(purchases);
        process.terminate(TO_END);

        refusesToStartBecauseOfALateMessage();

        empty(COMMANDS);
        process.terminate(TO_END);
        start(PATIENT_SAGAS, ON_KAFKA, MORE_SHARDS);
        assertThat(process.log())
                .filteredOn(
                        line -> line.contains("moved payment-commands from rabbitmq (4 shards) to kafka (4 shards)"))
                .hasSize(Service.values().length);
        assertThat(move(new ByteArrayOutputStream(), "60", "notification-commands", "--release"))
                .isZero();
        clients.repeatUnanswered(purchases, SOON);
        settlement.awaitFinal(clients.accepted(), TO_END);
        settlement.check(clients.accepted());
        assertThat(clients.accepted())
                .hasSize(ORDERS)
                .allSatisfy(order -> assertThat(stateOf(order)).isEqualTo("COMPLETED"));
        assertThat(channel(COMMANDS).path("broker").asString()).isEqualTo("kafka");
        assertThat(channel("notification-commands").path("shards").asInt()).isEqualTo(6);

        staysWhereMessagesRemain();
        assertThat(process.errors()).isEmpty();
    }

    private void emptyUnderLoad(List<Purchase> purchases) {
        clients.start(purchases);
        clients.awaitAccepted(ORDERS / 3, SOON);
        assertThat(empty(COMMANDS)).containsPattern("is empty, and held: [1-9]\\d* messages wait in the outboxes");
        empty("notification-commands");
        assertThat(clients.refusals()).isEmpty();
    }

    /** It came when all was stopped; only who starts with the old broker can take it. */
    private void refusesToStartBecauseOfALateMessage() {
        StrangeMessage late = StrangeMessage.withoutHeaders();
        Path data = folder.resolve("data").resolve("amqp");
        try (EmbeddedAmqpBroker broker = EmbeddedAmqpBroker.start(0, Optional.of(data));
                AmqpClient stranger = new AmqpClient(broker.port())) {
            stranger.send(COMMANDS, 0, late);
        }
        launch(PATIENT_SAGAS, ON_KAFKA);
        await().atMost(TO_END).until(() -> !process.isAlive());
        assertThat(process.log())
                .filteredOn(line -> line.startsWith("orderflow cannot start."))
                .singleElement()
                .asString()
                .contains(
                        "payment-service cannot start: payment-commands cannot move from rabbitmq (4 shards) to kafka "
                                + "(4 shards): 1 messages remain where it was")
                .contains("./run move payment-commands");

        start(PATIENT_SAGAS);
        try (AmqpClient stranger = new AmqpClient(ports.amqp())) {
            await().atMost(SOON)
                    .ignoreExceptions() // the queue is declared with its first message
                    .untilAsserted(() -> assertThat(stranger.reasonOf(late)).isPresent());
        }
    }

    /** A consumer group that is behind is somebody who would miss what he has not read. */
    private void staysWhereMessagesRemain() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + ports.kafka()))) {
            var behind = Map.of(new TopicPartition(COMMANDS, 0), new OffsetAndMetadata(0));
            admin.alterConsumerGroupOffsets("auditor", behind).all().get(20, TimeUnit.SECONDS);
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        assertThat(move(output, "3", COMMANDS)).isEqualTo(1);
        assertThat(output.toString(StandardCharsets.UTF_8))
                .containsPattern("It is not empty after 3 s: [1-9]\\d* messages on kafka")
                .contains("The senders of payment-commands go on.");
        assertThat(api.order("alice", "0.10").path("state").asString()).isEqualTo("COMPLETED");
        releasesWhenItIsInterrupted();
    }

    private void releasesWhenItIsInterrupted() {
        List<String> command = new ArrayList<>(List.of(ProductionClassPath.java(), "-cp", ProductionClassPath.text()));
        command.addAll(List.of("orderflow.demo.Demos", "move", COMMANDS));
        LoggedProcess moving = LoggedProcess.start(command, ports.environment(), folder.resolve("move.log"));
        await().atMost(SOON).until(() -> channel(COMMANDS).path("held").asBoolean());
        await().atMost(SOON).until(() -> moving.log().stream().anyMatch(line -> line.contains(" messages on kafka")));
        moving.terminate(SOON);
        assertThat(moving.log()).last().asString().contains("Interrupted. The senders of payment-commands go on.");
        assertThat(channel(COMMANDS).path("held").asBoolean()).isFalse();
    }

    /** @return what the command said */
    private String empty(String channel) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        assertThat(move(output, "60", channel))
                .as(() -> output.toString(StandardCharsets.UTF_8))
                .isZero();
        return output.toString(StandardCharsets.UTF_8);
    }

    private int move(ByteArrayOutputStream output, String seconds, String... arguments) {
        Map<String, String> environment = new HashMap<>(ports.environment());
        environment.put("MOVE_PATIENCE", seconds);
        return Move.run(
                Stream.of(arguments).toList(), environment, new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    private void launch(String... settings) {
        Path log = folder.resolve("orderflow-" + ++starts + ".log");
        process = OrderflowProcess.start(ports, folder.resolve("data"), log, settings);
    }

    private void start(String... settings) {
        launch(settings);
        process.awaitReady();
    }

    private JsonNode channel(String name) {
        return api.json(Service.ORDER, "/actuator/channels/" + name);
    }

    private String stateOf(UUID order) {
        return api.json(Service.ORDER, "/orders/" + order).path("state").asString();
    }
}
