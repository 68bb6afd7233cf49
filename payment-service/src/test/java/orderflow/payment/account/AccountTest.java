package orderflow.payment.account;

import static orderflow.payment.ledger.LedgerAccount.BANK;
import static orderflow.payment.ledger.LedgerAccount.MERCHANT;
import static orderflow.payment.ledger.LedgerAccount.available;
import static orderflow.payment.ledger.LedgerAccount.held;
import static orderflow.payment.ledger.Posting.credit;
import static orderflow.payment.ledger.Posting.debit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Optional;
import java.util.UUID;
import orderflow.messages.Money;
import orderflow.payment.ledger.JournalEntry;
import org.junit.jupiter.api.Test;

class AccountTest {

    private final Account account = new Account("alice", euros("100"), Optional.empty());
    private final Hold hold = new Hold(UUID.randomUUID(), "alice", euros("30"));

    @Test
    void booksItsOpeningBalance() {
        assertThat(account.opening().orElseThrow().postings())
                .containsExactly(debit(BANK, euros("100")), credit(available("alice"), euros("100")));
    }

    @Test
    void hasNothingToBookWhenOpenedEmpty() {
        assertThat(new Account("carol", euros("0"), Optional.empty()).opening()).isEmpty();
    }

    @Test
    void setsApartWhatIsHeld() {
        JournalEntry booked = account.hold(hold);

        assertBalances("70", "30");
        assertThat(booked.orderId()).contains(hold.orderId());
        assertThat(booked.postings())
                .containsExactly(debit(available("alice"), euros("30")), credit(held("alice"), euros("30")));
    }

    @Test
    void paysTheMerchantWhatWasHeld() {
        account.hold(hold);

        JournalEntry booked = account.capture(hold);

        assertBalances("70", "0");
        assertThat(booked.postings()).containsExactly(debit(held("alice"), euros("30")), credit(MERCHANT, euros("30")));
    }

    @Test
    void getsBackWhatWasHeld() {
        account.hold(hold);

        JournalEntry booked = account.release(hold);

        assertBalances("100", "0");
        assertThat(booked.postings())
                .containsExactly(debit(held("alice"), euros("30")), credit(available("alice"), euros("30")));
    }

    @Test
    void getsBackWhatWasPaid() {
        account.hold(hold);
        account.capture(hold);

        JournalEntry booked = account.refund(hold);

        assertBalances("100", "0");
        assertThat(booked.postings())
                .containsExactly(debit(MERCHANT, euros("30")), credit(available("alice"), euros("30")));
    }

    @Test
    void refusesMoreThanIsAvailable() {
        account.hold(hold);

        assertThat(account.refusalOf(euros("70"))).isEmpty();
        assertThat(account.refusalOf(euros("70.01")))
                .contains("insufficient funds: 70.01 EUR asked, 70.00 EUR available");
    }

    @Test
    void refusesAnotherCurrency() {
        assertThat(account.refusalOf(Money.of("1", "USD"))).contains("the account is in EUR, not in USD");
    }

    @Test
    void neverGoesBelowZero() {
        assertThatIllegalStateException().isThrownBy(() -> account.capture(hold));
        assertThatIllegalStateException().isThrownBy(() -> account.release(hold));
        assertThatIllegalStateException()
                .isThrownBy(() -> account.hold(new Hold(UUID.randomUUID(), "alice", euros("101"))));
        assertBalances("100", "0");
    }

    private void assertBalances(String available, String held) {
        assertThat(account.available()).isEqualTo(euros(available));
        assertThat(account.held()).isEqualTo(euros(held));
    }

    private static Money euros(String amount) {
        return Money.of(amount, "EUR");
    }
}
