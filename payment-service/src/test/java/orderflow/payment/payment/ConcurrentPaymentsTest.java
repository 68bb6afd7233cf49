package orderflow.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import orderflow.messages.Money;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import orderflow.messages.PaymentEvent.PaymentAuthorized;
import orderflow.payment.Books;
import orderflow.payment.PaymentServiceTest;
import orderflow.payment.account.Accounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@PaymentServiceTest
class ConcurrentPaymentsTest {

    private static final int THREADS = 8;
    private static final Money ONE_EURO = Money.of("1", "EUR");

    @Autowired
    private Payments payments;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final String customer = "customer-" + UUID.randomUUID();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
        new Books(jdbc).areBalanced();
    }

    @Test
    void neverOverdrawAnAccount() throws Exception {
        accounts.open(customer, Money.of("100", "EUR"), Optional.empty());

        List<Boolean> authorized =
                all(Collections.nCopies(160, () -> authorize(UUID.randomUUID()) instanceof PaymentAuthorized));

        assertThat(authorized).filteredOn(held -> held).hasSize(100);
        assertThat(accounts.of(customer).orElseThrow().available()).isEqualTo(Money.of("0", "EUR"));
    }

    @Test
    void holdOnceForOneOrder() throws Exception {
        accounts.open(customer, Money.of("100", "EUR"), Optional.empty());
        UUID order = UUID.randomUUID();

        List<Boolean> authorized =
                all(Collections.nCopies(THREADS, () -> succeeds(() -> authorize(order), DataAccessException.class)));

        assertThat(authorized).contains(true);
        assertThat(accounts.of(customer).orElseThrow().held()).isEqualTo(ONE_EURO);
    }

    @Test
    void openAnAccountOnce() throws Exception {
        List<Boolean> opened = all(Collections.nCopies(
                THREADS,
                () -> succeeds(
                        () -> accounts.open(customer, ONE_EURO, Optional.empty()),
                        DataIntegrityViolationException.class)));

        assertThat(opened).filteredOn(success -> success).hasSize(1);
    }

    private Object authorize(UUID order) {
        return payments.authorize(new AuthorizePayment(order, customer, ONE_EURO));
    }

    private static boolean succeeds(Runnable work, Class<? extends Exception> expected) {
        try {
            work.run();
            return true;
        } catch (RuntimeException e) {
            assertThat(e).isInstanceOf(expected);
            return false;
        }
    }

    private <T> List<T> all(List<Callable<T>> tasks) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> result : threads.invokeAll(tasks)) {
            results.add(result.get());
        }
        return results;
    }
}
