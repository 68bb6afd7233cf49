package orderflow.payment.ledger;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import orderflow.messaging.jdbc.Column;
import orderflow.messaging.outbox.Transactions;
import orderflow.messaging.outbox.UnitOfWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Every booking ever made; entries are added, in the transaction that changes the accounts, and never changed. */
@Repository
public class Ledger {

    private static final String INSERT = "insert into ledger_entry "
            + "(journal_id, account, side, amount, currency, order_id, booked_at) "
            + "select journal_id, account, side, amount, currency, order_id, booked_at "
            + "from unnest(cast(:journals as uuid array), cast(:accounts as varchar array), "
            + "cast(:sides as varchar array), cast(:amounts as numeric(19, 4) array), cast(:currencies as varchar array), "
            + "cast(:orders as uuid array), cast(:times as timestamp with time zone array)) "
            + "as booked (journal_id, account, side, amount, currency, order_id, booked_at)";
    private static final String SUM = "select currency, sum(case side when 'DEBIT' then amount else 0 end) as debits, "
            + "sum(case side when 'CREDIT' then amount else 0 end) as credits "
            + "from ledger_entry group by currency order by currency";

    private record Row(JournalEntry entry, Posting posting, Instant bookedAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final UnitOfWork<Row> rows;

    Ledger(JdbcClient jdbc, Clock clock, Transactions transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.rows = new UnitOfWork<>(transactions, this::insert);
    }

    /**
     * What stands on both sides of the ledger in one currency.
     *
     * @param debits equals {@code credits}, or the ledger is broken
     */
    public record Totals(Currency currency, BigDecimal debits, BigDecimal credits) {}

    /** Books at the commit, together with the transaction's other entries. */
    @Transactional(propagation = MANDATORY)
    public void book(JournalEntry entry) {
        Instant now = clock.instant();
        entry.postings().forEach(posting -> rows.add(new Row(entry, posting, now)));
    }

    private void insert(List<Row> booked) {
        jdbc.sql(INSERT)
                .param("journals", Column.uuid(booked, row -> row.entry().id()))
                .param(
                        "accounts",
                        Column.text(booked, row -> row.posting().account().name()))
                .param("sides", Column.text(booked, row -> row.posting().side().name()))
                .param(
                        "amounts",
                        Column.decimal(booked, row -> row.posting().amount().amount()))
                .param(
                        "currencies",
                        Column.text(
                                booked, row -> row.posting().amount().currency().getCurrencyCode()))
                .param(
                        "orders",
                        Column.uuid(booked, row -> row.entry().orderId().orElse(null)))
                .param("times", Column.timestamp(booked, Row::bookedAt))
                .update();
    }

    /** @return one for each currency, in the order of their codes; one statement, so it sees whole bookings only */
    @Transactional(readOnly = true)
    public List<Totals> totals() {
        return jdbc.sql(SUM)
                .query((row, number) -> new Totals(
                        Currency.getInstance(row.getString("currency")),
                        row.getBigDecimal("debits"),
                        row.getBigDecimal("credits")))
                .list();
    }
}
