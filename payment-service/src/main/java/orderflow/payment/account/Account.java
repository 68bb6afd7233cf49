package orderflow.payment.account;

import static orderflow.payment.ledger.LedgerAccount.BANK;
import static orderflow.payment.ledger.LedgerAccount.MERCHANT;
import static orderflow.payment.ledger.Posting.credit;
import static orderflow.payment.ledger.Posting.debit;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import orderflow.messages.Money;
import orderflow.payment.ledger.JournalEntry;
import orderflow.payment.ledger.LedgerAccount;
import org.jspecify.annotations.Nullable;

/**
 * Aggregate: what a customer has, in one currency, never below zero. Whatever changes a balance returns its booking.
 */
@Entity
public class Account {

    @Id
    private String customerId;

    private BigDecimal available;
    private BigDecimal held;
    private Currency currency;
    private @Nullable String email;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields
    protected Account() {}

    Account(String customerId, Money opening, Optional<String> email) {
        this.customerId = customerId;
        this.available = opening.amount();
        this.held = BigDecimal.ZERO;
        this.currency = opening.currency();
        this.email = email.orElse(null);
    }

    public String customerId() {
        return customerId;
    }

    /** @return where the customer gets mail */
    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    /** @return what can be spent */
    public Money available() {
        return new Money(available, currency);
    }

    /** @return what is set apart for orders under way */
    public Money held() {
        return new Money(held, currency);
    }

    /** @return the booking of the opening balance, unless that is zero */
    Optional<JournalEntry> opening() {
        return Optional.of(available())
                .filter(Money::isPositive)
                .map(amount -> JournalEntry.ofOpening(
                        customerId, debit(BANK, amount), credit(LedgerAccount.available(customerId), amount)));
    }

    /** @return why the amount cannot be held; empty when it can */
    Optional<String> refusalOf(Money amount) {
        if (!amount.currency().equals(currency)) {
            return Optional.of("the account is in " + currency + ", not in " + amount.currency());
        }
        if (available().isLessThan(amount)) {
            return Optional.of("insufficient funds: " + amount + " asked, " + available() + " available");
        }
        return Optional.empty();
    }

    JournalEntry hold(Hold hold) {
        available = less(available(), hold);
        held = more(held(), hold);
        return JournalEntry.ofOrder(
                hold.orderId(),
                "hold",
                debit(LedgerAccount.available(customerId), hold.amount()),
                credit(LedgerAccount.held(customerId), hold.amount()));
    }

    JournalEntry capture(Hold hold) {
        held = less(held(), hold);
        return JournalEntry.ofOrder(
                hold.orderId(),
                "capture",
                debit(LedgerAccount.held(customerId), hold.amount()),
                credit(MERCHANT, hold.amount()));
    }

    JournalEntry release(Hold hold) {
        held = less(held(), hold);
        available = more(available(), hold);
        return JournalEntry.ofOrder(
                hold.orderId(),
                "release",
                debit(LedgerAccount.held(customerId), hold.amount()),
                credit(LedgerAccount.available(customerId), hold.amount()));
    }

    JournalEntry refund(Hold hold) {
        available = more(available(), hold);
        return JournalEntry.ofOrder(
                hold.orderId(),
                "refund",
                debit(MERCHANT, hold.amount()),
                credit(LedgerAccount.available(customerId), hold.amount()));
    }

    private static BigDecimal more(Money balance, Hold hold) {
        return balance.plus(hold.amount()).amount();
    }

    private static BigDecimal less(Money balance, Hold hold) {
        Money rest = balance.minus(hold.amount());
        if (rest.isNegative()) {
            throw new IllegalStateException(balance + " is less than " + hold);
        }
        return rest.amount();
    }
}
