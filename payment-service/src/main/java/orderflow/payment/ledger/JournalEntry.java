package orderflow.payment.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import orderflow.payment.ledger.Posting.Side;

/**
 * One booking: postings whose debits equal their credits in every currency; no other can be made.
 *
 * @param id made from the occasion, so that the database refuses to book the same occasion twice
 */
public record JournalEntry(UUID id, Optional<UUID> orderId, List<Posting> postings) {

    public JournalEntry {
        postings = List.copyOf(postings);
        if (postings.isEmpty() || !isBalanced(postings)) {
            throw new IllegalArgumentException("debits must equal credits: " + postings);
        }
    }

    /** @param occasion what happens to the order's payment; once per order */
    public static JournalEntry ofOrder(UUID orderId, String occasion, Posting... postings) {
        return new JournalEntry(named(occasion + " of order " + orderId), Optional.of(orderId), List.of(postings));
    }

    public static JournalEntry ofOpening(String customerId, Posting... postings) {
        return new JournalEntry(named("opening of account " + customerId), Optional.empty(), List.of(postings));
    }

    private static UUID named(String occasion) {
        return UUID.nameUUIDFromBytes(occasion.getBytes(UTF_8));
    }

    private static boolean isBalanced(List<Posting> postings) {
        Map<Currency, BigDecimal> balances = new HashMap<>();
        for (Posting posting : postings) {
            BigDecimal amount = posting.amount().amount();
            BigDecimal signed = posting.side() == Side.DEBIT ? amount : amount.negate();
            balances.merge(posting.amount().currency(), signed, BigDecimal::add);
        }
        return balances.values().stream().allMatch(balance -> balance.signum() == 0);
    }
}
