package orderflow.notification.mail;

import static orderflow.notification.NotificationServiceTest.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import orderflow.messages.NotificationCommand.NotifyCustomer;
import orderflow.messages.NotificationCommand.Occasion;
import orderflow.messaging.outbox.Transactions;
import orderflow.notification.NotificationServiceTest;
import orderflow.notification.customer.Customers;
import orderflow.notification.notification.Notifications;
import orderflow.servers.ExplainedPlans;
import orderflow.servers.OnPostgreSql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** With 100,000 rows in each table, no statement of notification-service reads many. */
@NotificationServiceTest
@OnPostgreSql
@TestInstance(Lifecycle.PER_CLASS)
class HotStatementsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Notifications notifications;

    @Autowired
    private Transactions transactions;

    @Autowired
    private Customers customers;

    @Autowired
    private JdbcClient jdbc;

    private ExplainedPlans plans;
    private UUID order = new UUID(0, 0);

    @BeforeAll
    void fillTheTables(@Autowired DataSource database) {
        // one mail in 100 is due in an hour
        fill("notification (order_id, occasion, customer_id, text, created_at, mail_state, mail_due_at) "
                + "select gen_random_uuid(), 'ORDER_COMPLETED', 'filled', 'done', cast(:now as timestamptz), "
                + "case n % 100 when 0 then 'PENDING' else 'SENT' end, "
                + "case n % 100 when 0 then cast(:now as timestamptz) + interval '1 hour' end from");
        fill("customer select 'filled' || n from");
        order = jdbc.sql("select order_id from notification where customer_id = 'filled' limit 1")
                .query(UUID.class)
                .single();
        fill(
                "timeline_entry (order_id, message_id, occurred_at, source, type, description, customer_id) "
                        + "select case n % 10000 when 0 then '" + order + "'::uuid else gen_random_uuid() end, "
                        + "gen_random_uuid(), cast(:now as timestamptz), 'order-service', 'order.approved.v1', 'order approved', 'filled' from");
        plans = new ExplainedPlans(database);
    }

    private void fill(String rows) {
        jdbc.sql("insert into " + rows + " generate_series(1, 100000) n")
                .param("now", Timestamp.from(NOW))
                .update();
    }

    @AfterAll
    void emptyTheTables() {
        jdbc.sql("delete from notification where customer_id like 'filled%'").update();
        jdbc.sql("delete from timeline_entry where customer_id = 'filled'").update();
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
    void showsTheNotificationsOfAnOrder() {
        assertReadsLittle(() -> get("/notifications?orderId=" + order));
    }

    @Test
    void showsTheTimelineOfAnOrder() {
        assertReadsLittle(() -> get("/timelines/" + order));
    }

    @Test
    void storesANotification() {
        assertReadsLittle(() -> transactions.execute(() -> {
            notifications.store(
                    new NotifyCustomer(UUID.randomUUID(), "filled1", Occasion.ORDER_COMPLETED, "It is on its way."));
            return true;
        }));
    }

    @Test
    void findsAndClaimsMailThatIsDue() {
        MailQueue queue = new MailQueue(jdbc, Clock.fixed(NOW.plus(HOUR), ZoneOffset.UTC), transactions);
        assertReadsLittle(() -> queue.settle(queue.claim(20).stream()
                .map(mail -> MailOutcome.givenBack(mail, NOW))
                .toList()));
        assertThat(queue.claim(100)).hasSize(100);
    }

    @Test
    void countsTheMailThatWaits() {
        assertReadsLittle(() -> new MailQueue(jdbc, Clock.fixed(NOW, ZoneOffset.UTC), transactions).backlog());
    }

    @Test
    void findsACustomer() {
        assertReadsLittle(() -> customers.find(List.of("filled500")));
    }
}
