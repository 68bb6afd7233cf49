package orderflow.system.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import orderflow.demo.Move;
import orderflow.system.AmqpClient;
import orderflow.system.LoggedProcess;
import orderflow.system.ProductionClassPath;
import orderflow.system.Service;
import orderflow.system.StrangeMessage;
import orderflow.system.distributed.DistributedSystem;
import orderflow.system.distributed.Instance;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A channel leaves its broker, and another gets more shards, while orders come in; neither while messages remain. */
@Proof
@Tag("moves")
class ChannelMoveTest {

    private static final String COMMANDS = "payment-commands";
    private static final String NOTIFICATIONS = "notification-commands";
    // orders wait from one start to the next
    private static final Map<String, String> PATIENT_SAGAS = Map.of("ORDERFLOW_ORDERS_PAYMENTDEADLINE", "10m");
    private static final Map<String, String> MOVED = Map.of("SPRING_APPLICATION_JSON", """
            {"orderflow.messaging.channels.payment-commands.broker": "kafka", "orderflow.messaging.channels.notification-commands.shards": 6}""");
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration TO_END = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void leavesNoMessageBehind() throws Exception {
        try (DistributedSystem system = DistributedSystem.start("moves", 2, PATIENT_SAGAS);
                Trial trial = new Trial("two channels move", system, 150)) {
            trial.start(5).awaitAccepted(50);
            assertThat(empty(system, COMMANDS))
                    .containsPattern("is empty, and held: [1-9]\\d* messages wait in the outboxes");
            empty(system, NOTIFICATIONS);
            system.terminate();
            trial.tell("both channels are empty, all services stopped");

            refusesToStartBecauseOfALateMessage(system);
            trial.tell("a message came late: refused to start, and started as before");

            empty(system, COMMANDS);
            system.terminate();
            system.startAgain(MOVED);
            trial.tell("all services started anew");
            assertThat(move(system, new ByteArrayOutputStream(), "60", NOTIFICATIONS, "--release"))
                    .isZero();
            assertThat(Instance.saying(
                            "moved payment-commands from rabbitmq (4 shards) to kafka (4 shards)", system.all()))
                    .hasSize(Service.values().length);
            assertThat(channel(system, COMMANDS).path("broker").asString()).isEqualTo("kafka");
            assertThat(channel(system, NOTIFICATIONS).path("shards").asInt()).isEqualTo(6);
            trial.settle(TO_END);

            staysWhereMessagesRemain(system);
            releasesWhenItIsInterrupted(system);
        }
    }

    /** It came when all was stopped; only who starts with the old broker can take it. */
    private void refusesToStartBecauseOfALateMessage(DistributedSystem system) {
        StrangeMessage late = StrangeMessage.withoutHeaders();
        try (AmqpClient stranger = new AmqpClient(system.servers().rabbitMq().port())) {
            stranger.send(COMMANDS, 0, late);
            Instance payment = system.instance(Service.PAYMENT, 1);
            payment.start(MOVED);
            await().atMost(SOON).until(() -> !payment.isAlive());
            assertThat(payment.log())
                    .anySatisfy(line -> assertThat(line)
                            .contains("payment-commands cannot move from rabbitmq (4 shards) to kafka (4 shards): "
                                    + "1 messages remain where it was")
                            .contains("hold the channel at /actuator/channels until it is empty"));
            system.startAgain(Map.of());
            await().atMost(SOON)
                    .ignoreExceptions() // the queue is declared with its first message
                    .untilAsserted(() -> assertThat(stranger.reasonOf(late)).isPresent());
        }
    }

    /** A consumer group that is behind is somebody who would miss what he has not read. */
    private void staysWhereMessagesRemain(DistributedSystem system) throws Exception {
        String kafka = "127.0.0.1:" + system.servers().kafka().port();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            var behind = Map.of(new TopicPartition(COMMANDS, 0), new OffsetAndMetadata(0));
            admin.alterConsumerGroupOffsets("auditor", behind).all().get(20, TimeUnit.SECONDS);
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        assertThat(move(system, output, "3", COMMANDS)).isEqualTo(1);
        assertThat(output.toString(StandardCharsets.UTF_8))
                .containsPattern("It is not empty after 3 s: [1-9]\\d* messages on kafka")
                .contains("The senders of payment-commands go on.");
        assertThat(channel(system, COMMANDS).path("held").asBoolean()).isFalse();
        assertThat(system.api().order("alice", "0.10").path("state").asString()).isEqualTo("COMPLETED");
    }

    private void releasesWhenItIsInterrupted(DistributedSystem system) {
        List<String> command = List.of(
                ProductionClassPath.java(),
                "-cp",
                ProductionClassPath.text(),
                "orderflow.demo.Demos",
                "move",
                COMMANDS);
        LoggedProcess moving = LoggedProcess.start(command, system.environment(), folder.resolve("move.log"));
        await().atMost(SOON).until(() -> channel(system, COMMANDS).path("held").asBoolean());
        await().atMost(SOON).until(() -> moving.log().stream().anyMatch(line -> line.contains(" messages on kafka")));
        moving.terminate(SOON);
        assertThat(moving.log()).last().asString().contains("Interrupted. The senders of payment-commands go on.");
        assertThat(channel(system, COMMANDS).path("held").asBoolean()).isFalse();
    }

    /** @return what the command said */
    private static String empty(DistributedSystem system, String channel) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        assertThat(move(system, output, "60", channel))
                .as(() -> output.toString(StandardCharsets.UTF_8))
                .isZero();
        return output.toString(StandardCharsets.UTF_8);
    }

    private static int move(
            DistributedSystem system, ByteArrayOutputStream output, String seconds, String... arguments) {
        Map<String, String> environment = new HashMap<>(system.environment());
        environment.put("MOVE_PATIENCE", seconds);
        return Move.run(
                Stream.of(arguments).toList(), environment, new PrintStream(output, true, StandardCharsets.UTF_8));
    }

    private static JsonNode channel(DistributedSystem system, String name) {
        return system.api().json(Service.ORDER, "/actuator/channels/" + name);
    }
}
