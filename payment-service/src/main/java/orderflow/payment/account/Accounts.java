package orderflow.payment.account;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiFunction;
import orderflow.messages.AccountEvent.AccountOpened;
import orderflow.messages.Channels;
import orderflow.messages.Money;
import orderflow.messaging.message.EventMessage;
import orderflow.messaging.outbox.MessagingGateway;
import orderflow.payment.ledger.JournalEntry;
import orderflow.payment.ledger.Ledger;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * All accounts. A balance changes under the lock of its row, because the orders of one customer run in parallel, and in
 * one transaction with its booking.
 */
@Repository
@Transactional
public class Accounts {

    private final EntityManager entities;
    private final Ledger ledger;
    private final MessagingGateway gateway;

    Accounts(EntityManager entities, Ledger ledger, MessagingGateway gateway) {
        this.entities = entities;
        this.ledger = ledger;
        this.gateway = gateway;
    }

    /** @throws DataIntegrityViolationException when the customer has an account already */
    public Account open(String customerId, Money openingBalance, Optional<String> email) {
        if (of(customerId).isPresent()) {
            throw new DuplicateKeyException("customer " + customerId + " has an account already");
        }
        Account account = new Account(customerId, openingBalance, email);
        entities.persist(account);
        entities.flush(); // of two that open it at once, one fails here
        account.opening().ifPresent(ledger::book);
        gateway.publish(new EventMessage(Channels.ACCOUNT_EVENTS, customerId, new AccountOpened(customerId, email)));
        return account;
    }

    @Transactional(readOnly = true)
    public Optional<Account> of(String customerId) {
        return Optional.ofNullable(entities.find(Account.class, customerId));
    }

    /** Locks accounts by one statement, in the order of their customers' ids: what changes them next needs none. */
    public void lockAll(Collection<String> customerIds) {
        entities.createQuery("select a from Account a where a.customerId in :ids order by a.customerId", Account.class)
                .setParameter("ids", customerIds)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** @return why the amount cannot be held; empty when it is held now */
    public Optional<String> hold(Hold hold) {
        Optional<Account> account = locked(hold.customerId());
        if (account.isEmpty()) {
            return Optional.of("unknown customer: " + hold.customerId());
        }
        Optional<String> refusal = account.get().refusalOf(hold.amount());
        if (refusal.isEmpty()) {
            ledger.book(account.get().hold(hold));
        }
        return refusal;
    }

    /** The customer pays what is held. */
    public void capture(Hold hold) {
        book(hold, Account::capture);
    }

    /** The customer gets back what is held. */
    public void release(Hold hold) {
        book(hold, Account::release);
    }

    /** The customer gets back what was captured. */
    public void refund(Hold hold) {
        book(hold, Account::refund);
    }

    private void book(Hold hold, BiFunction<Account, Hold, JournalEntry> change) {
        Account account = locked(hold.customerId()).orElseThrow(() -> new IllegalStateException("no account: " + hold));
        ledger.book(change.apply(account, hold));
    }

    private Optional<Account> locked(String customerId) {
        return Optional.ofNullable(entities.find(Account.class, customerId, LockModeType.PESSIMISTIC_WRITE));
    }
}
