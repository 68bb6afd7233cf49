package orderflow.payment.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import orderflow.payment.ledger.Ledger;
import orderflow.payment.ledger.Ledger.Totals;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows that the books balance. */
@Tag(name = "ledger")
@RestController
class LedgerController {

    private final Ledger ledger;

    LedgerController(Ledger ledger) {
        this.ledger = ledger;
    }

    record LedgerView(List<Sum> debits, List<Sum> credits) {}

    /** Not {@code Money}: the sum of all payments may be larger than any of them is allowed to be. */
    record Sum(String amount, Currency currency) {

        static Sum of(BigDecimal amount, Currency currency) {
            BigDecimal shown = amount.setScale(currency.getDefaultFractionDigits());
            return new Sum(shown.toPlainString(), currency);
        }
    }

    @Operation(summary = "Sum up all debits and all credits, which are equal")
    @GetMapping("/ledger")
    LedgerView totals() {
        List<Totals> totals = ledger.totals();
        return new LedgerView(
                totals.stream()
                        .map(each -> Sum.of(each.debits(), each.currency()))
                        .toList(),
                totals.stream()
                        .map(each -> Sum.of(each.credits(), each.currency()))
                        .toList());
    }
}
