package orderflow.messaging.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import orderflow.messaging.saga.SagaInstance;
import orderflow.messaging.saga.SagaStatus;
import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RetentionTest {

    private static final Duration WEEK = Duration.ofDays(7);

    private final TestService service = new TestService();
    private final JdbcClient client = JdbcClient.create(service.database().jdbc());
    private final JdbcProcessedMessages processed =
            new JdbcProcessedMessages(service.database().jdbc(), service.clock());
    private final JdbcSagaInstances sagas = new JdbcSagaInstances(client, service.clock());
    private final Retention retention = new Retention(client, service.clock(), WEEK);

    @Test
    void purgesInAsManyBatchesAsItTakes() {
        for (int batch = 0; batch < 50; batch++) {
            handle(50);
            service.clock().advance(Duration.ofMillis(1));
        }
        service.clock().advance(WEEK);

        retention.purge();

        assertThat(rows("processed_message")).isZero();
    }

    @Test
    void keepsWhatIsYoungerThanItsRetention() {
        handle(3);
        service.send("a", "old");
        service.clock().advance(WEEK);
        handle(2);
        service.send("a", "young");
        retention.purge();
        assertThat(rows("processed_message")).isEqualTo(5);
        assertThat(rows("message_history")).isEqualTo(2);

        service.clock().advance(Duration.ofSeconds(1));
        retention.purge();

        assertThat(rows("processed_message")).isEqualTo(2);
        assertThat(service.history().conversation("a", 10))
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.message().body().toString()).contains("young"));
    }

    @Test
    void neverPurgesASagaThatHasNotEnded() {
        sagas.insert(Stream.of(SagaStatus.values())
                .map(status -> new SagaInstance(
                        "trip", status.name(), status, "step", "{}", UUID.randomUUID(), null, 0, 1, 1, null, null))
                .toList());
        service.clock().advance(WEEK.plusSeconds(1));

        retention.purge();

        assertThat(client.sql("select id from saga_instance")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("RUNNING", "COMPENSATING", "WAITING_FOR_OPERATOR");
    }

    @Test
    void neverPurgesTheOutbox() {
        service.send("a", "a1");
        service.clock().advance(WEEK.multipliedBy(100));

        retention.purge();

        assertThat(service.waiting()).hasSize(1);
    }

    private void handle(int count) {
        service.inTransaction(() -> processed.enter(
                "subscriber", Stream.generate(UUID::randomUUID).limit(count).toList()));
    }

    private long rows(String table) {
        return client.sql("select count(*) from " + table).query(Long.class).single();
    }
}
