package orderflow.system.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import orderflow.embedded.broker.EmbeddedKafkaBroker;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Which promises a bare {@code @KafkaListener} breaks: each test shows one of them broken. */
class PlainKafkaTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 10; // of Spring's own error handler, without a pause in between

    private static EmbeddedKafkaBroker broker;
    private static ConfigurableApplicationContext spring;

    private final PlainHolds holds = spring.getBean(PlainHolds.class);
    private final Mischief mischief = spring.getBean(Mischief.class);

    @BeforeAll
    static void start(@TempDir Path folder) {
        broker = EmbeddedKafkaBroker.start(0, folder);
        spring = PlainSpring.start(
                PlainKafkaListener.class, "spring.kafka.bootstrap-servers=127.0.0.1:" + broker.port());
    }

    @AfterAll
    static void stop() {
        spring.close();
        broker.close();
    }

    @Test
    void holdsTwiceWhenItDiesBetweenCommitAndOffset() {
        AuthorizePayment command = PlainSpring.command();
        mischief.dieAfterNextCommit();
        send(command);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(holds.of(command.orderId())).isEqualTo(2));
    }

    @Test
    void publishesWhatWasRolledBackAndSkipsTheCommandForEver() {
        AuthorizePayment skipped = PlainSpring.command();
        AuthorizePayment next = PlainSpring.command();
        mischief.failCommits(ATTEMPTS);
        send(skipped);
        send(next);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(holds.of(next.orderId())).isEqualTo(1));
        assertThat(holds.of(skipped.orderId())).isZero();
        assertThat(published(skipped.orderId())).isEqualTo(ATTEMPTS);
    }

    @SuppressWarnings("unchecked") // of PlainSpring's serialisers
    private static void send(AuthorizePayment command) {
        KafkaTemplate<String, Object> kafka = spring.getBean(KafkaTemplate.class);
        kafka.send("plain-commands", command.orderId().toString(), command).join();
    }

    @SuppressWarnings("unchecked")
    private static long published(UUID orderId) {
        TopicPartition events = new TopicPartition("plain-events", 0);
        ConsumerFactory<String, Object> consumers = spring.getBean(ConsumerFactory.class);
        List<String> keys = new ArrayList<>();
        try (Consumer<String, Object> consumer = consumers.createConsumer("auditor", "")) {
            consumer.assign(List.of(events));
            consumer.seekToBeginning(List.of(events));
            long end = consumer.endOffsets(List.of(events)).get(events);
            while (consumer.position(events) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> keys.add(record.key()));
            }
        }
        return keys.stream().filter(orderId.toString()::equals).count();
    }
}
