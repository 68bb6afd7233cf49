package orderflow.order.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import orderflow.messages.Money;
import orderflow.messages.OrderLine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class OrderTest {

    private static final Money PRICE = Money.of("1", "EUR");

    @ParameterizedTest
    @EnumSource(names = {"APPROVAL_PENDING", "APPROVED", "COMPLETED"})
    void canBeCancelledWhateverItWasPaid(OrderState state) {
        Order order = in(state);

        assertThat(order.requestCancellation()).isTrue();
        assertThat(order.state()).isEqualTo(OrderState.CANCEL_PENDING);
        order.cancel();
        assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECTED", "CANCEL_PENDING", "CANCELLED"})
    void staysAsItIsWhenThereIsNothingToCancel(OrderState state) {
        Order order = in(state);

        assertThat(order.requestCancellation()).isFalse();
        assertThat(order.state()).isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "CANCEL_PENDING")
    void isNotCancelledUnasked(OrderState state) {
        assertRefused(in(state), Order::cancel);
    }

    @ParameterizedTest
    @EnumSource(names = {"CANCEL_PENDING", "CANCELLED"})
    void becomesNothingElseOnceItsCustomerHasCancelledIt(OrderState state) {
        Order order = in(state);

        assertThat(order.isBeingCancelled()).isTrue();
        assertRefused(order, Order::approve);
        assertRefused(order, Order::complete);
        assertRefused(order, any -> any.reject("too late"));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"CANCEL_PENDING", "CANCELLED"})
    void isNotBeingCancelledBefore(OrderState state) {
        assertThat(in(state).isBeingCancelled()).isFalse();
    }

    private interface Change {
        void to(Order order);
    }

    private static void assertRefused(Order order, Change change) {
        OrderState before = order.state();
        assertThatIllegalStateException().isThrownBy(() -> change.to(order));
        assertThat(order.state()).isEqualTo(before);
    }

    private static Order in(OrderState state) {
        List<OrderLine> lines = List.of(new OrderLine("book-42", 1, PRICE));
        Order order = new Order(new UUID(0, 1), "alice", PRICE, lines, Instant.EPOCH);
        switch (state) {
            case APPROVAL_PENDING -> {}
            case APPROVED -> order.approve();
            case COMPLETED -> {
                order.approve();
                order.complete();
            }
            case REJECTED -> order.reject("insufficient funds");
            case CANCEL_PENDING -> order.requestCancellation();
            case CANCELLED -> {
                order.requestCancellation();
                order.cancel();
            }
        }
        return order;
    }
}
