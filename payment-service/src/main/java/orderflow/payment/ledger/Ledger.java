package orderflow.payment.ledger;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Every booking ever made; entries are added, in the transaction that changes the accounts, and never changed. */
@Repository
public class Ledger {

    private static final String INSERT = "insert into ledger_entry "
            + "(journal_id, account, side, amount, currency, order_id, booked_at) values (?, ?, ?, ?, ?, ?, ?)";
    private static final String SUM = "select currency, sum(case side when 'DEBIT' then amount else 0 end) as debits, "
            + "sum(case side when 'CREDIT' then amount else 0 end) as credits "
            + "from ledger_entry group by currency order by currency";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    Ledger(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What stands on both sides of the ledger in one currency.
     *
     * @param debits equals {@code credits}, or the ledger is broken
     */
    public record Totals(Currency currency, BigDecimal debits, BigDecimal credits) {}

    @Transactional(propagation = MANDATORY)
    public void book(JournalEntry entry) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.batchUpdate(
                INSERT,
                entry.postings().stream()
                        .map(posting -> row(entry, posting, now))
                        .toList());
    }

    private static @Nullable Object[] row(JournalEntry entry, Posting posting, OffsetDateTime bookedAt) {
        return new @Nullable Object[] {
            entry.id(),
            posting.account().name(),
            posting.side().name(),
            posting.amount().amount(),
            posting.amount().currency().getCurrencyCode(),
            entry.orderId().orElse(null),
            bookedAt
        };
    }

    /** @return one for each currency, in the order of their codes; one statement, so it sees whole bookings only */
    @Transactional(readOnly = true)
    public List<Totals> totals() {
        return jdbc.query(
                SUM,
                (row, number) -> new Totals(
                        Currency.getInstance(row.getString("currency")),
                        row.getBigDecimal("debits"),
                        row.getBigDecimal("credits")));
    }
}
