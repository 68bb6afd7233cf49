package orderflow.order.placeorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import orderflow.messages.Money;
import orderflow.messages.OrderLine;
import org.junit.jupiter.api.Test;

class RequestFingerprintTest {

    private static final OrderLine BOOK = new OrderLine("book-42", 2, Money.of("19.90", "EUR"));

    private static RequestFingerprint of(String customer, OrderLine... lines) {
        return new RequestFingerprint(new OrderRequest(customer, Money.of("39.80", "EUR"), List.of(lines)));
    }

    /** Written by the version before fingerprints had one. */
    @Test
    void recognisesWhatEarlierVersionsHaveNotedDown() {
        assertThat(of("alice", BOOK).all())
                .contains("6bb191fd50ecaf74a651cf480b6f16b7f0762bd55f840918e89f97c0967534e2");
    }

    @Test
    void staysTheSameFromVersionToVersion() {
        assertThat(of("alice", BOOK).current()).isEqualTo("1:e1Ji_FUfYF9_Xi0lrDHF4fIEg_HNE_WbDa4zmld5Ajo");
    }

    @Test
    void tellsRequestsApart() {
        OrderLine other = new OrderLine("book-42;quantity=1:2", 2, Money.of("19.90", "EUR"));
        assertThat(List.of(of("alice", BOOK), of("bob", BOOK), of("alice", BOOK, BOOK), of("alice", other)))
                .extracting(RequestFingerprint::current)
                .doesNotHaveDuplicates();
    }
}
