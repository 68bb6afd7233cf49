package orderflow.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderBookTest {

    private final List<Long> times = new ArrayList<>();
    private final OrderBook book = new OrderBook((start, end) -> times.add(end - start));

    @Test
    void countsAnOrderWhoseEventOvertakesItsAnswer() {
        book.completed("a", "message", 30);
        assertThat(book.completed()).isZero();
        book.accepted("a", 10);
        assertThat(book.completed()).isOne();
        assertThat(book.open()).isZero();
        assertThat(times).containsExactly(20L);
    }

    @Test
    void tellsASecondDeliveryFromASecondEvent() {
        book.accepted("a", 10);
        book.completed("a", "message", 20);
        book.completed("a", "message", 30);
        book.completed("a", "another", 40);
        assertThat(book.repeated()).isOne();
        assertThat(book.doubled()).isOne();
        assertThat(times).containsExactly(10L);
    }

    @Test
    void knowsWhatIsLost() {
        book.accepted("a", 10);
        book.accepted("b", 10);
        book.refused("b", 20);
        book.completed("stranger", "message", 20);
        assertThat(book.awaitEnd(0)).isFalse();
        assertThat(book.open()).isOne();
        assertThat(book.refused()).isOne();
    }
}
