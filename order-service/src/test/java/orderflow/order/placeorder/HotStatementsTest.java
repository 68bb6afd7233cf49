package orderflow.order.placeorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import orderflow.order.OrderServiceTest;
import orderflow.servers.ExplainedPlans;
import orderflow.servers.OnPostgreSql;
import orderflow.testkit.MutableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** With 100,000 rows in each table, no statement of order-service reads many. */
@OrderServiceTest
@OnPostgreSql
@TestInstance(Lifecycle.PER_CLASS)
class HotStatementsTest {

    private static final String BOOKS = """
            {"customerId":"alice","currency":"EUR","lines":[{"sku":"book-42","quantity":2,"unitPrice":"19.90"}]}""";

    @Autowired
    private MockMvcTester http;

    @Autowired
    private IdempotencyKeys keys;

    @Autowired
    private MutableClock clock;

    @Autowired
    private JdbcClient jdbc;

    private ExplainedPlans plans;
    private UUID order = new UUID(0, 0);

    @BeforeAll
    void fillTheTables(@Autowired DataSource database) {
        fill("orders select gen_random_uuid(), case n % 2 when 0 then 'filled' else 'filled' || n end, 'COMPLETED', "
                + "10, 'EUR', null, cast(:now as timestamptz) + n * interval '1 second', 0 from");
        jdbc.sql("insert into order_line select id, 0, 'book-42', 1, 10 from orders where customer_id like 'filled%'")
                .update();
        // 3,000 are due
        fill("idempotency_key select 'filled', 'key' || n, 'hash', gen_random_uuid(), "
                + "cast(:now as timestamptz) - interval '1 day' + (n - 3000) * interval '1 second' from");
        fill("message_history (conversation_id, direction, channel, seen_at, headers, body) "
                + "select 'filled' || n / 10, 'SENT', 'order-events', cast(:now as timestamptz), '{}', '' from");
        fill("customer select 'filled' || n from");
        order = jdbc.sql("select id from orders where customer_id = 'filled' limit 1")
                .query(UUID.class)
                .single();
        plans = new ExplainedPlans(database);
    }

    private void fill(String rows) {
        jdbc.sql("insert into " + rows + " generate_series(1, 100000) n")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    @AfterAll
    void emptyTheTables() {
        jdbc.sql("delete from order_line where order_id in (select id from orders where customer_id like 'filled%')")
                .update();
        jdbc.sql("delete from orders where customer_id like 'filled%'").update();
        jdbc.sql("delete from idempotency_key where customer_id = 'filled'").update();
        jdbc.sql("delete from message_history where conversation_id like 'filled%'")
                .update();
        jdbc.sql("delete from customer where id like 'filled%'").update();
        plans.close();
    }

    private void assertReadsLittle(Runnable work) {
        assertThat(plans.costly(work)).isEmpty();
    }

    private void get(String path) {
        assertThat(http.get().uri(path)).hasStatusOk();
    }

    @Test
    void showsAnOrder() {
        assertReadsLittle(() -> get("/orders/" + order));
    }

    @Test
    void showsTheLatestOrdersOfACustomerWhoHasManyMore() {
        assertReadsLittle(() -> get("/orders?customerId=filled"));
        assertReadsLittle(() -> get("/orders?customerId=filled1"));
    }

    @Test
    void showsTheMessagesOfAnOrder() {
        assertReadsLittle(() -> get("/orders/" + order + "/messages"));
    }

    @Test
    void placesAnOrderOncePerKey() {
        String key = UUID.randomUUID().toString();
        assertReadsLittle(() -> {
            place(key);
            place(UUID.randomUUID().toString());
        });
    }

    private void place(String key) {
        assertThat(http.post()
                        .uri("/orders")
                        .header("Idempotency-Key", key)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(BOOKS))
                .hasStatus2xxSuccessful();
    }

    @Test
    void forgetsOldKeys() {
        Instant day = clock.instant().minusSeconds(86_400);
        assertReadsLittle(keys::purge);
        assertThat(jdbc.sql("select count(*) from idempotency_key where created_at < ?")
                        .param(Timestamp.from(day))
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
