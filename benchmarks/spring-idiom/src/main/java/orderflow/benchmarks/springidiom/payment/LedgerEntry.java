package orderflow.benchmarks.springidiom.payment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import orderflow.messages.Money;
import org.jspecify.annotations.Nullable;

/** One side of a booking. Its id comes from a sequence, so that Hibernate can write both sides as one batch. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads them
class LedgerEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    private @Nullable Long id;

    private UUID journalId;
    private String account;

    @Enumerated(EnumType.STRING)
    private Side side;

    private BigDecimal amount;
    private Currency currency;
    private @Nullable UUID orderId;
    private Instant bookedAt;

    enum Side {
        DEBIT,
        CREDIT
    }

    protected LedgerEntry() {}

    private LedgerEntry(UUID journalId, @Nullable UUID orderId, String account, Side side, Money amount) {
        this.journalId = journalId;
        this.account = account;
        this.side = side;
        this.amount = amount.amount();
        this.currency = amount.currency();
        this.orderId = orderId;
        this.bookedAt = Instant.now();
    }

    /** @return both sides of a booking */
    static List<LedgerEntry> booking(@Nullable UUID orderId, String debit, String credit, Money amount) {
        UUID journalId = UUID.randomUUID();
        return List.of(
                new LedgerEntry(journalId, orderId, debit, Side.DEBIT, amount),
                new LedgerEntry(journalId, orderId, credit, Side.CREDIT, amount));
    }

    static String available(String customerId) {
        return "customer:" + customerId + ":available";
    }

    static String held(String customerId) {
        return "customer:" + customerId + ":held";
    }
}
