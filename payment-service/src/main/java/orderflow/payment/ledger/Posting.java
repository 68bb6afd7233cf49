package orderflow.payment.ledger;

import orderflow.messages.Money;

/**
 * One line of a journal entry.
 *
 * @param amount greater than zero; the side says the direction
 */
public record Posting(LedgerAccount account, Side side, Money amount) {

    /** Where on an account an amount stands. */
    public enum Side {
        DEBIT,
        CREDIT
    }

    public Posting {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("amount must be greater than zero, not " + amount);
        }
    }

    public static Posting debit(LedgerAccount account, Money amount) {
        return new Posting(account, Side.DEBIT, amount);
    }

    public static Posting credit(LedgerAccount account, Money amount) {
        return new Posting(account, Side.CREDIT, amount);
    }
}
