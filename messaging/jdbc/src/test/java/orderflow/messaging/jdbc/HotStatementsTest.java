package orderflow.messaging.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import orderflow.messaging.outbox.Lane;
import orderflow.messaging.saga.SagaInstance;
import orderflow.messaging.saga.SagaStatus;
import orderflow.messaging.support.TestService;
import orderflow.servers.ExplainedPlans;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** With 100,000 rows in each table, as after a broker was away for long, no statement of the library reads many. */
@OnPostgreSql
@TestInstance(Lifecycle.PER_CLASS)
class HotStatementsTest {

    private static final Lane LANE = new Lane(TestService.EVENTS, 1);
    private static final Lane OTHER_LANE = new Lane(TestService.EVENTS, 0);
    private static final Lane EMPTY_LANE = new Lane(TestService.REPLIES, 0);
    private static final Duration WEEK = Duration.ofDays(7);

    private final TestService service = new TestService();
    private final JdbcClient client = JdbcClient.create(service.database().jdbc());
    private final JdbcOutbox outbox = service.outbox();
    private final Instant start = service.clock().instant();
    private final Instant later = start.plus(WEEK).plusSeconds(3_000);
    private final JdbcSagaInstances sagas = new JdbcSagaInstances(client, service.clock());
    private ExplainedPlans plans;

    @BeforeAll
    void fillTheTables() {
        service.send("a", "a1");
        // a row per second; one message in 10,000 can never be sent
        fill("outbox (channel, shard, shard_key, headers, body, created_at, refusal) select 'events', n % 2, "
                + "'key' || n % 1000, headers, body, created_at + n * interval '1 second', "
                + "case n % 10000 when 7 then 'too large' end from outbox");
        fill("processed_message select 'subscriber', gen_random_uuid(), created_at + n * interval '1 second' "
                + "from (select min(created_at) as created_at from outbox) first");
        // one in 1,000 is under way, one in 1,000 waits for an operator
        fill("saga_instance select 'trip', 'trip' || n, case n % 1000 when 0 then 'RUNNING' "
                + "when 1 then 'WAITING_FOR_OPERATOR' else 'COMPLETED' end, 'reserve', '{}', "
                + "case n % 1000 when 0 then gen_random_uuid() end, "
                + "case n % 1000 when 0 then created_at + n * interval '1 second' end, "
                + "created_at + n * interval '1 second' from (select min(created_at) as created_at from outbox) first");
        fill("message_history (conversation_id, direction, channel, seen_at, headers, body) select 'order' || n / 10, "
                + "'SENT', channel, created_at + n * interval '1 second', headers, body "
                + "from (select * from outbox order by id limit 1) first");
        fill("shard_owner select 'subscriber' || n, 'events', 0, 'instance', created_at "
                + "from (select min(created_at) as created_at from outbox) first");
        plans = new ExplainedPlans(service.database().dataSource());
    }

    private void fill(String rows) {
        client.sql("insert into " + rows + ", generate_series(1, 100000) n").update();
    }

    @AfterAll
    void explainNoMore() {
        plans.close();
    }

    private void assertReadsLittle(Runnable work) {
        assertThat(plans.costly(work)).isEmpty();
    }

    @Test
    void sendsAMessage() {
        assertReadsLittle(() -> service.send("b", "b1"));
    }

    @Test
    void drainsALane() {
        assertReadsLittle(() -> {
            outbox.lock(List.of(LANE, OTHER_LANE, EMPTY_LANE), "kafka");
            outbox.delete(outbox.oldest(Map.of(LANE, Set.of(), OTHER_LANE, Set.of("key5"), EMPTY_LANE, Set.of()), 50));
        });
        assertReadsLittle(() -> outbox.oldest(Map.of(EMPTY_LANE, Set.of()), 200));
    }

    @Test
    void setsAMessageAside() {
        assertReadsLittle(() -> outbox.markRefused(LANE, 50_000, "too large"));
    }

    @Test
    void findsTheLanesInWhichMessagesWait() {
        assertReadsLittle(() -> outbox.lanesWaitingSince(later));
        assertReadsLittle(() -> outbox.lanesWaitingSince(start));
        assertThat(outbox.lanesWaitingSince(later)).contains(LANE);
        assertThat(outbox.lanesWaitingSince(start)).isEmpty();
    }

    /** There is no counting without reading; but of the index, which is a fraction of the messages. */
    @Test
    void countsTheBacklogByIndex() {
        assertThat(plans.costly(outbox::backlog))
                .isNotEmpty()
                .allSatisfy(plan -> assertThat(plan.text())
                        .contains("Index Only Scan using outbox_pkey", "Index Only Scan using outbox_by_refusal")
                        .doesNotContain("Seq Scan on outbox ", "Rows Removed by Filter: 1"));
    }

    @Test
    void entersAMessageAsProcessed() {
        JdbcProcessedMessages processed =
                new JdbcProcessedMessages(service.database().jdbc(), service.clock());
        UUID twice = UUID.randomUUID();
        assertReadsLittle(() -> processed.enter("subscriber", List.of(twice, UUID.randomUUID())));
    }

    @Test
    void findsASagaByItsReply() {
        UUID awaited = client.sql("select awaiting from saga_instance where id = 'trip50000'")
                .query(UUID.class)
                .single();
        assertReadsLittle(() -> sagas.lockAwaiting(List.of(awaited)));
        assertReadsLittle(() -> sagas.lockAwaitingUnlessLocked(awaited));
    }

    @Test
    void startsAndMovesASaga() {
        assertReadsLittle(() -> {
            SagaInstance saga = new SagaInstance(
                    "trip",
                    UUID.randomUUID().toString(),
                    SagaStatus.RUNNING,
                    "pay",
                    "{}",
                    UUID.randomUUID(),
                    start,
                    0,
                    1,
                    1,
                    null,
                    start);
            sagas.insert(List.of(saga));
            sagas.update(List.of(saga));
        });
    }

    @Test
    void findsSagasByTheirDeadlines() {
        assertReadsLittle(() -> sagas.overdue(later, 100));
        assertReadsLittle(() -> sagas.overdue(start.minusSeconds(1), 100));
    }

    @Test
    void countsSagasThatWaitForAnOperator() {
        assertReadsLittle(sagas::waitingForOperator);
    }

    @Test
    void findsAConversation() {
        assertReadsLittle(() -> service.history().conversation("order500", 1_000));
    }

    @Test
    void purgesWhatIsOld() {
        Retention retention = new Retention(client, Clock.fixed(later, ZoneOffset.UTC), WEEK);
        assertReadsLittle(retention::purge);
        assertThat(client.sql("select count(*) from message_history where seen_at < ?")
                        .param(MessageColumns.timestamp(later.minus(WEEK)))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void takesAShardOver() {
        JdbcShardOwners owners = new JdbcShardOwners(client, service.clock(), "another");
        assertReadsLittle(() -> owners.takeOver("subscriber500", TestService.EVENTS, 0));
    }
}
