package orderflow.payment.offers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import orderflow.messages.Money;
import orderflow.messages.PaymentOfferMessage.PaymentOffer;
import orderflow.messages.PaymentOfferMessage.PaymentOfferRequested;
import orderflow.payment.account.Account;
import orderflow.payment.account.Accounts;
import org.springframework.stereotype.Component;

/** What each payment provider offers, and its own rule for keeping silent. */
@Component
class PaymentProviders {

    static final String CARD = "card";
    static final String INVOICE = "invoice";
    static final String WALLET = "wallet";

    private static final BigDecimal CARD_LIMIT = new BigDecimal(1_000);
    private static final BigDecimal CARD_RATE = new BigDecimal("0.018");
    private static final BigDecimal INVOICE_RATE = new BigDecimal("0.025");

    private final Accounts accounts;

    PaymentProviders(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Takes anybody, but no more than its limit, in whichever currency. */
    Optional<PaymentOffer> card(PaymentOfferRequested request) {
        return Optional.of(request)
                .filter(asked -> asked.amount().amount().compareTo(CARD_LIMIT) <= 0)
                .map(asked -> offer(asked, CARD, CARD_RATE));
    }

    /** Trusts customers with an account, whatever is on it. */
    Optional<PaymentOffer> invoice(PaymentOfferRequested request) {
        return accounts.of(request.customerId()).map(account -> offer(request, INVOICE, INVOICE_RATE));
    }

    /** Costs nothing, and offers only what is there to spend. */
    Optional<PaymentOffer> wallet(PaymentOfferRequested request) {
        return accounts.of(request.customerId())
                .map(Account::available)
                .filter(available -> covers(available, request.amount()))
                .map(available -> offer(request, WALLET, BigDecimal.ZERO));
    }

    private static boolean covers(Money available, Money amount) {
        return available.currency().equals(amount.currency()) && !available.isLessThan(amount);
    }

    private static PaymentOffer offer(PaymentOfferRequested request, String provider, BigDecimal rate) {
        Money amount = request.amount();
        int decimals = amount.currency().getDefaultFractionDigits();
        BigDecimal fee = amount.amount().multiply(rate).setScale(decimals, RoundingMode.HALF_UP);
        return new PaymentOffer(request.requestId(), provider, new Money(fee, amount.currency()));
    }
}
