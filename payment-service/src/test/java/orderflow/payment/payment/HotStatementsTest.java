package orderflow.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import orderflow.messages.Money;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import orderflow.messages.PaymentCommand.CancelPayment;
import orderflow.messages.PaymentCommand.CapturePayment;
import orderflow.payment.PaymentServiceTest;
import orderflow.payment.account.Accounts;
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

/** With 100,000 rows in each table, no statement of payment-service reads many, except one. */
@PaymentServiceTest
@OnPostgreSql
@TestInstance(Lifecycle.PER_CLASS)
class HotStatementsTest {

    private static final Money PRICE = Money.of("30.00", "EUR");

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Payments payments;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private ExplainedPlans plans;

    @BeforeAll
    void fillTheTables(@Autowired DataSource database) {
        fill("account (customer_id, available, held, currency, version) select 'filled' || n, 0, 0, 'EUR', 0");
        fill("payment select gen_random_uuid(), 'filled' || n, 10, 'EUR', 'CAPTURED', null, 0");
        fill("ledger_entry (journal_id, account, side, amount, currency, booked_at) "
                + "select md5('filled' || n / 2)::uuid, 'filled', case n % 2 when 0 then 'DEBIT' else 'CREDIT' end, "
                + "10, 'EUR', now()");
        plans = new ExplainedPlans(database);
    }

    private void fill(String rows) {
        jdbc.sql("insert into " + rows + " from generate_series(2, 100001) n").update();
    }

    @AfterAll
    void emptyTheTables() {
        jdbc.sql("delete from account where customer_id like 'filled%'").update();
        jdbc.sql("delete from payment where customer_id like 'filled%'").update();
        jdbc.sql("delete from ledger_entry where account = 'filled'").update();
        plans.close();
    }

    private void assertReadsLittle(Runnable work) {
        assertThat(plans.costly(work)).isEmpty();
    }

    private void get(String path) {
        assertThat(http.get().uri(path)).hasStatusOk();
    }

    @Test
    void carriesOutCommands() {
        String customer = "customer-" + UUID.randomUUID();
        accounts.open(customer, PRICE.plus(PRICE), Optional.empty());
        assertReadsLittle(() -> {
            UUID order = UUID.randomUUID();
            payments.authorize(new AuthorizePayment(order, customer, PRICE));
            payments.capture(new CapturePayment(order));
            payments.cancel(new CancelPayment(order));
        });
    }

    @Test
    void opensAnAccount() {
        assertReadsLittle(() -> accounts.open("customer-" + UUID.randomUUID(), PRICE, Optional.empty()));
    }

    @Test
    void showsAPayment() {
        assertReadsLittle(() -> get("/payments?orderId=" + UUID.randomUUID()));
    }

    @Test
    void showsAnAccount() {
        assertReadsLittle(() -> get("/accounts/filled500"));
    }

    /**
     * That the books balance is shown by adding up all entries, whenever somebody asks: a running sum would prove
     * nothing, and its row would be one that all bookings wait for.
     */
    @Test
    void addsUpTheWholeLedgerAndNothingElse() {
        assertThat(plans.costly(() -> get("/ledger")))
                .isNotEmpty()
                .allSatisfy(plan -> assertThat(plan.text()).contains("from ledger_entry group by currency"));
    }
}
