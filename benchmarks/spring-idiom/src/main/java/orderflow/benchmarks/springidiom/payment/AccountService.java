package orderflow.benchmarks.springidiom.payment;

import java.util.Optional;
import orderflow.benchmarks.springidiom.Events;
import orderflow.messages.AccountEvent.AccountOpened;
import orderflow.messages.Channels;
import orderflow.messages.Money;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

@Service
class AccountService {

    private final AccountRepository accounts;
    private final LedgerRepository ledger;
    private final Events events;

    AccountService(AccountRepository accounts, LedgerRepository ledger, Events events) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.events = events;
    }

    @Transactional
    public void open(String customerId, Money balance, Optional<String> email) {
        if (balance.isNegative()) {
            throw new IllegalArgumentException("amount must not be negative");
        }
        if (accounts.existsById(customerId)) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "the customer has an account already");
        }
        accounts.save(new Account(customerId, balance, email));
        if (balance.isPositive()) {
            ledger.saveAll(LedgerEntry.booking(null, "bank", LedgerEntry.available(customerId), balance));
        }
        events.publish(Channels.ACCOUNT_EVENTS, customerId, new AccountOpened(customerId, email));
    }
}
