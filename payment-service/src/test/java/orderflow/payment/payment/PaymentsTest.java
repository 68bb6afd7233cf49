package orderflow.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import orderflow.messages.Money;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import orderflow.messages.PaymentCommand.CancelPayment;
import orderflow.messages.PaymentCommand.CapturePayment;
import orderflow.messages.PaymentEvent.PaymentAuthorized;
import orderflow.messages.PaymentEvent.PaymentCancelled;
import orderflow.messages.PaymentEvent.PaymentCaptured;
import orderflow.messages.PaymentEvent.PaymentDeclined;
import orderflow.messages.PaymentEvent.PaymentRefunded;
import orderflow.messages.PaymentReply.AuthorizePaymentReply;
import orderflow.messages.PaymentReply.CaptureRefused;
import orderflow.messaging.outbox.MessageHistory;
import orderflow.payment.Books;
import orderflow.payment.PaymentServiceTest;
import orderflow.payment.account.Account;
import orderflow.payment.account.Accounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PaymentServiceTest
class PaymentsTest {

    private static final Money PRICE = Money.of("30.00", "EUR");
    private static final String AUTHORIZED = "payment.authorized.v1";
    private static final String DECLINED = "payment.declined.v1";
    private static final String CAPTURED = "payment.captured.v1";
    private static final String CANCELLED = "payment.cancelled.v1";

    @Autowired
    private Payments payments;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MessageHistory history;

    @Autowired
    private JdbcClient jdbc;

    private final UUID order = UUID.randomUUID();
    private final String customer = "customer-" + order;
    private final AuthorizePayment authorize = new AuthorizePayment(order, customer, PRICE);

    @BeforeEach
    void openAccount() {
        accounts.open(customer, Money.of("100.00", "EUR"), Optional.empty());
    }

    @AfterEach
    void booksAreBalanced() {
        new Books(jdbc).areBalanced();
    }

    @Test
    void holdsOnceWhenAuthorisedTwice() {
        PaymentAuthorized authorized = new PaymentAuthorized(order, customer, PRICE);

        assertThat(payments.authorize(authorize)).isEqualTo(authorized);
        assertThat(payments.authorize(authorize)).isEqualTo(authorized);

        assertBalances("70.00", "30.00");
        assertThat(bookings()).isEqualTo(1);
        assertThat(published()).containsExactly(AUTHORIZED);
    }

    @Test
    void chargesOnceWhenCapturedTwice() {
        payments.authorize(authorize);

        assertThat(payments.capture(new CapturePayment(order))).isEqualTo(new PaymentCaptured(order, PRICE));
        assertThat(payments.capture(new CapturePayment(order))).isEqualTo(new PaymentCaptured(order, PRICE));
        assertThat(payments.authorize(authorize)).isInstanceOf(PaymentAuthorized.class);

        assertBalances("70.00", "0.00");
        assertThat(bookings()).isEqualTo(2);
        assertThat(published()).containsExactly(AUTHORIZED, CAPTURED);
    }

    @Test
    void declinesWhatWasCancelledBefore() {
        assertThat(payments.cancel(new CancelPayment(order))).isEqualTo(new PaymentCancelled(order));
        assertThat(payments.authorize(authorize))
                .isEqualTo(new PaymentDeclined(order, customer, PRICE, "payment was cancelled before"));

        assertBalances("100.00", "0.00");
        assertThat(state()).isEqualTo(PaymentState.CANCELLED);
        assertThat(published()).containsExactly(CANCELLED);
    }

    @Test
    void releasesTheHoldWhenCancelled() {
        payments.authorize(authorize);

        assertThat(payments.cancel(new CancelPayment(order))).isEqualTo(new PaymentCancelled(order));
        assertThat(payments.cancel(new CancelPayment(order))).isEqualTo(new PaymentCancelled(order));
        assertThat(payments.capture(new CapturePayment(order)))
                .isEqualTo(new CaptureRefused(order, "payment is CANCELLED"));

        assertBalances("100.00", "0.00");
        assertThat(published()).containsExactly(AUTHORIZED, CANCELLED);
    }

    @Test
    void refundsWhatWasCaptured() {
        PaymentRefunded refunded = new PaymentRefunded(order, PRICE);
        payments.authorize(authorize);
        payments.capture(new CapturePayment(order));

        assertThat(payments.cancel(new CancelPayment(order))).isEqualTo(refunded);
        assertThat(payments.cancel(new CancelPayment(order))).isEqualTo(refunded);
        assertThat(payments.authorize(authorize)).isInstanceOf(PaymentDeclined.class);
        assertThat(payments.capture(new CapturePayment(order)))
                .isEqualTo(new CaptureRefused(order, "payment is REFUNDED"));

        assertBalances("100.00", "0.00");
        assertThat(state()).isEqualTo(PaymentState.REFUNDED);
        assertThat(bookings()).isEqualTo(3);
        assertThat(published()).containsExactly(AUTHORIZED, CAPTURED, "payment.refunded.v1");
    }

    @Test
    void declinesWithTheReasonAndStaysWithIt() {
        AuthorizePayment tooMuch = new AuthorizePayment(order, customer, Money.of("100.01", "EUR"));
        AuthorizePaymentReply declined = new PaymentDeclined(
                order, customer, tooMuch.amount(), "insufficient funds: 100.01 EUR asked, 100.00 EUR available");

        assertThat(payments.authorize(tooMuch)).isEqualTo(declined);
        assertThat(payments.authorize(tooMuch)).isEqualTo(declined);
        assertThat(payments.capture(new CapturePayment(order)))
                .isEqualTo(new CaptureRefused(order, "payment is DECLINED"));
        assertThat(payments.cancel(new CancelPayment(order))).isEqualTo(new PaymentCancelled(order));

        assertThat(state()).isEqualTo(PaymentState.DECLINED);
        assertThat(published()).containsExactly(DECLINED);
    }

    @Test
    void declinesUnknownCustomersAndOtherCurrencies() {
        UUID other = UUID.randomUUID();

        assertThat(payments.authorize(new AuthorizePayment(order, "nobody", PRICE)))
                .isEqualTo(new PaymentDeclined(order, "nobody", PRICE, "unknown customer: nobody"));
        assertThat(payments.authorize(new AuthorizePayment(other, customer, Money.of("1", "JPY"))))
                .isEqualTo(new PaymentDeclined(
                        other, customer, Money.of("1", "JPY"), "the account is in EUR, not in JPY"));
    }

    @Test
    void refusesToCaptureWhatIsUnknown() {
        assertThat(payments.capture(new CapturePayment(order)))
                .isEqualTo(new CaptureRefused(order, "there is no payment"));
        assertThat(payments.of(order)).isEmpty();
        assertThat(published()).isEmpty();
    }

    private void assertBalances(String available, String held) {
        Account account = accounts.of(customer).orElseThrow();
        assertThat(account.available()).hasToString(available + " EUR");
        assertThat(account.held()).hasToString(held + " EUR");
    }

    private PaymentState state() {
        return payments.of(order).orElseThrow().state();
    }

    private int bookings() {
        return jdbc.sql("select count(distinct journal_id) from ledger_entry where order_id = ?")
                .param(order)
                .query(Integer.class)
                .single();
    }

    private List<String> published() {
        return history.conversation(order.toString(), 10).stream()
                .map(sent -> sent.message().headers().type())
                .toList();
    }
}
