package orderflow.benchmarks.springidiom.payment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import orderflow.messages.Money;
import org.jspecify.annotations.Nullable;

/** What a customer has. */
@Entity
@SuppressWarnings("UnusedVariable") // Hibernate reads them
class Account {

    @Id
    private String customerId;

    private BigDecimal available;
    private BigDecimal held;
    private Currency currency;
    private @Nullable String email;

    @Version
    private @Nullable Long version;

    protected Account() {}

    Account(String customerId, Money opening, Optional<String> email) {
        this.customerId = customerId;
        this.available = opening.amount();
        this.held = BigDecimal.ZERO;
        this.currency = opening.currency();
        this.email = email.orElse(null);
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

    void hold(Money amount) {
        available = available.subtract(amount.amount());
        held = held.add(amount.amount());
    }

    void capture(Money amount) {
        held = held.subtract(amount.amount());
    }

    Money available() {
        return new Money(available, currency);
    }
}
