package orderflow.payment.ledger;

/**
 * An account of the ledger, as opposed to one of a customer, who has two: what is available and what is held.
 *
 * @param name unique; customer ids contain no colon
 */
public record LedgerAccount(String name) {

    /** Where money comes from. */
    public static final LedgerAccount BANK = new LedgerAccount("bank");

    /** Where money goes to. */
    public static final LedgerAccount MERCHANT = new LedgerAccount("merchant");

    public static LedgerAccount available(String customerId) {
        return new LedgerAccount("customer:" + customerId + ":available");
    }

    public static LedgerAccount held(String customerId) {
        return new LedgerAccount("customer:" + customerId + ":held");
    }
}
