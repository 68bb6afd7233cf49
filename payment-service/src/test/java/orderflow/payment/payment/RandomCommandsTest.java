package orderflow.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import orderflow.messages.Money;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import orderflow.messages.PaymentCommand.CancelPayment;
import orderflow.messages.PaymentCommand.CapturePayment;
import orderflow.payment.Books;
import orderflow.payment.PaymentServiceTest;
import orderflow.payment.account.Accounts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PaymentServiceTest
class RandomCommandsTest {

    private static final int COMMANDS = 300;

    @Autowired
    private Payments payments;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private final Random random = new Random(42);
    private final List<String> customers = List.of("walker-1", "walker-2", "walker-3");
    private final List<UUID> orders = Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
            .limit(50)
            .toList();

    @Test
    void keepTheBooksBalancedInAnyOrder() {
        customers.forEach(customer -> accounts.open(customer, Money.of("100", "EUR"), Optional.empty()));
        Books books = new Books(jdbc);
        for (int command = 0; command < COMMANDS; command++) {
            handleAny();
            books.areBalanced();
        }
        assertThat(reached()).isEqualTo(EnumSet.allOf(PaymentState.class));
    }

    private void handleAny() {
        int index = random.nextInt(orders.size());
        UUID order = orders.get(index);
        switch (random.nextInt(4)) {
            case 0 -> payments.capture(new CapturePayment(order));
            case 1 -> payments.cancel(new CancelPayment(order));
            default ->
                payments.authorize(new AuthorizePayment(
                        order, customers.get(index % customers.size()), Money.of(index + 1 + ".99", "EUR")));
        }
    }

    private Set<PaymentState> reached() {
        EnumSet<PaymentState> states = EnumSet.noneOf(PaymentState.class);
        orders.forEach(order -> payments.of(order).ifPresent(payment -> states.add(payment.state())));
        return states;
    }
}
