package orderflow.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What must be true of the books at every moment, asked of the database itself. */
public record Books(JdbcClient jdbc) {

    private static final String CREDITS_LESS_DEBITS = "sum(case side when 'CREDIT' then amount else -amount end)";

    public void areBalanced() {
        assertNone(
                "journal entries out of balance",
                "select 1 from ledger_entry group by journal_id, currency having " + CREDITS_LESS_DEBITS + " <> 0");
        assertNone(
                "holds that no open payment explains",
                "select 1 from account a where held <> (select "
                        + "coalesce(sum(amount), 0) from payment where customer_id = a.customer_id and state = 'AUTHORIZED')");
        assertAgree("available");
        assertAgree("held");
    }

    private void assertAgree(String balance) {
        assertNone(
                "accounts whose balance is not in the ledger: " + balance,
                "select 1 from account a where " + balance + " <> (select coalesce(" + CREDITS_LESS_DEBITS + ", 0) "
                        + "from ledger_entry where account = 'customer:' || a.customer_id || ':" + balance + "')");
    }

    private void assertNone(String description, String query) {
        assertThat(jdbc.sql(query).query().listOfRows()).as(description).isEmpty();
    }
}
