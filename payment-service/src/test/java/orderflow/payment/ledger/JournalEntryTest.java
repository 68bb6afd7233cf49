package orderflow.payment.ledger;

import static orderflow.payment.ledger.LedgerAccount.BANK;
import static orderflow.payment.ledger.LedgerAccount.MERCHANT;
import static orderflow.payment.ledger.Posting.credit;
import static orderflow.payment.ledger.Posting.debit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import orderflow.messages.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JournalEntryTest {

    private static final UUID ORDER = UUID.fromString("0190b0a0-0000-7000-8000-000000000001");

    @Test
    void takesSeveralPostingsThatBalance() {
        JournalEntry entry = JournalEntry.ofOrder(
                ORDER, "capture", debit(BANK, euros("3")), credit(MERCHANT, euros("1")), credit(MERCHANT, euros("2")));

        assertThat(entry.postings()).hasSize(3);
        assertThat(entry.orderId()).contains(ORDER);
    }

    static Stream<List<Posting>> unbalanced() {
        return Stream.of(
                List.of(),
                List.of(debit(BANK, euros("1"))),
                List.of(debit(BANK, euros("1")), debit(MERCHANT, euros("1"))),
                List.of(debit(BANK, euros("1")), credit(MERCHANT, euros("1.01"))),
                List.of(debit(BANK, euros("1")), credit(MERCHANT, Money.of("1", "USD"))));
    }

    @ParameterizedTest
    @MethodSource("unbalanced")
    void refusesToBeUnbalanced(List<Posting> postings) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JournalEntry(ORDER, Optional.empty(), postings))
                .withMessageStartingWith("debits must equal credits");
    }

    @Test
    void refusesAmountsThatAreNotPositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> debit(BANK, euros("0")));
        assertThatIllegalArgumentException().isThrownBy(() -> credit(BANK, euros("-1")));
    }

    @Test
    void hasTheSameIdForTheSameOccasionOnly() {
        assertThat(capture(ORDER, "capture").id())
                .isEqualTo(capture(ORDER, "capture").id())
                .isNotEqualTo(capture(ORDER, "refund").id())
                .isNotEqualTo(capture(UUID.randomUUID(), "capture").id());
    }

    private static JournalEntry capture(UUID order, String occasion) {
        return JournalEntry.ofOrder(order, occasion, debit(BANK, euros("1")), credit(MERCHANT, euros("1")));
    }

    private static Money euros(String amount) {
        return Money.of(amount, "EUR");
    }
}
