package orderflow.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import orderflow.messages.AccountEvent.AccountOpened;
import orderflow.messages.OrderEvent.OrderPlaced;
import orderflow.messages.OrderEvent.OrderRejected;
import orderflow.messages.PaymentCommand.AuthorizePayment;
import orderflow.messages.PaymentOfferMessage.PaymentOffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractValidationTest {

    private static final Money FREE = Money.of("0", "EUR");
    private static final Money DEBT = Money.of("-0.01", "EUR");

    @Test
    void acceptsNamesUpTo64Characters() {
        assertThat(opened("x".repeat(64)).customerId()).hasSize(64);
        assertRefused(() -> opened("x".repeat(65)), "customerId must not be longer than 64 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void refusesBlankNames(String blank) {
        assertRefused(() -> opened(blank), "customerId must not be blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\u001bb"})
    void refusesControlCharactersInNames(String name) {
        assertRefused(() -> opened(name), "customerId must not contain control characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\ud83d", "\ude00b"})
    void refusesTextThatADatabaseCannotStore(String text) {
        assertRefused(() -> new OrderRejected(Samples.ORDER, text), "reason contains characters that cannot be stored");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"alice@example.com", "a@b", "first.last+tag@mail.example.co.uk", "o'brien@xn--bcher-kva.example"
            })
    void acceptsAddresses(String address) {
        assertThat(mailedTo(address).email()).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "alice",
                "@example.com",
                "alice@",
                "a@b@c",
                "alice@example.com\n",
                "alice@example.com\r\nBcc: x@y",
                "a b@c",
                "alice@-x.example",
                "alice@example..com",
                ".alice@example.com",
                "zoë@example.com",
                "Alice <alice@example.com>",
                "alice@example.com,bob@example.com",
                "\"a\"@b",
                "a\u0000@b"
            })
    void refusesWhatIsNoAddress(String text) {
        assertRefused(() -> mailedTo(text), "email must be an e-mail address");
    }

    @Test
    void acceptsAddressesUpTo254Characters() {
        String domain = ("." + "d".repeat(62)).repeat(4).substring(0, 252);
        assertThat(mailedTo("a@" + "b" + domain.substring(1)).email().orElseThrow())
                .hasSize(254);
        assertRefused(() -> mailedTo("aa@" + "b" + domain.substring(1)), "email must be an e-mail address");
        assertRefused(() -> mailedTo("x".repeat(65) + "@example.com"), "email must be an e-mail address");
        assertRefused(() -> mailedTo("a@" + "b.".repeat(30_000) + "c"), "email must be an e-mail address");
    }

    @Test
    void acceptsTextOfManyLinesAndAnyScript() {
        String text = "Grüße\nありがとう 😀";
        assertThat(new OrderRejected(Samples.ORDER, text).reason()).isEqualTo(text);
        assertRefused(
                () -> new OrderRejected(Samples.ORDER, "x".repeat(2_001)),
                "reason must not be longer than 2000 characters");
    }

    @Test
    void refusesToAuthorizeNothing() {
        assertRefused(() -> new AuthorizePayment(Samples.ORDER, "alice", FREE), "amount must be greater than zero");
        assertRefused(() -> new AuthorizePayment(Samples.ORDER, "alice", DEBT), "amount must be greater than zero");
    }

    @Test
    void acceptsAFreeLineButNoNegativeOne() {
        assertThat(new OrderLine("bookmark", 1, FREE).unitPrice()).isEqualTo(FREE);
        assertRefused(() -> new OrderLine("bookmark", 1, DEBT), "unitPrice must not be negative");
        assertRefused(() -> new PaymentOffer(Samples.REQUEST, "acme-pay", DEBT), "fee must not be negative");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void refusesAQuantityBelowOne(int quantity) {
        assertRefused(() -> new OrderLine("book-42", quantity, FREE), "quantity must be at least 1");
    }

    @Test
    void refusesAnOrderWithoutLines() {
        assertRefused(() -> placed(List.of()), "lines must not be empty");
        assertRefused(() -> placed(Collections.singletonList(null)), "lines must not contain null");
    }

    @Test
    void keepsTheLinesAsTheyWere() {
        List<OrderLine> lines = new ArrayList<>(Samples.LINES);
        OrderPlaced placed = placed(lines);
        lines.clear();
        assertThat(placed.lines()).isEqualTo(Samples.LINES);
        assertThatThrownBy(() -> placed.lines().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static AccountOpened opened(String customerId) {
        return new AccountOpened(customerId, Optional.empty());
    }

    private static AccountOpened mailedTo(String email) {
        return new AccountOpened("alice", Optional.of(email));
    }

    private static OrderPlaced placed(List<OrderLine> lines) {
        return new OrderPlaced(Samples.ORDER, "alice", Samples.PRICE, lines, Instant.EPOCH);
    }

    private static void assertRefused(Runnable construction, String sentence) {
        assertThatIllegalArgumentException().isThrownBy(construction::run).withMessage(sentence);
    }
}
