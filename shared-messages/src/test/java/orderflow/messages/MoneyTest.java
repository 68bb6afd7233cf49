package orderflow.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

class MoneyTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    private final ObjectMapper json = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource({
        "39.8,            EUR, 39.80",
        "39.8000,         EUR, 39.80",
        "1E+3,            EUR, 1000.00",
        "-0.00,           EUR, 0.00",
        "0E-1000000000,   EUR, 0.00",
        "1200.0,          JPY, 1200",
        "1.2345,          CLF, 1.2345",
        "0.001,           KWD, 0.001",
        "-5,              EUR, -5.00",
        "9999999999999.99, EUR, 9999999999999.99"
    })
    void hasTheDecimalsOfItsCurrency(String amount, String currency, String written) {
        Money money = Money.of(amount, currency);
        assertThat(money.amount().toPlainString()).isEqualTo(written);
        assertThat(json.readTree(json.writeValueAsString(money)).get("amount").stringValue())
                .isEqualTo(written);
    }

    @Test
    void isEqualWhateverTheZerosAtTheEnd() {
        assertThat(Money.of("2", "EUR")).isEqualTo(Money.of("2.000", "EUR")).hasToString("2.00 EUR");
    }

    @Test
    void isTwoStringsOnTheWire() {
        assertThat(json.writeValueAsString(Money.of("39.8", "EUR")))
                .isEqualTo("{\"amount\":\"39.80\",\"currency\":\"EUR\"}");
    }

    @ParameterizedTest
    @CsvSource({"1.001, EUR", "0.5, JPY", "1E-3, EUR", "1E-1000000000, EUR", "1.00001, CLF"})
    void refusesMoreDecimalsThanTheCurrencyHas(String amount, String currency) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(amount, currency))
                .withMessageMatching("amount must have at most \\d decimals in " + currency);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10000000000000", "-10000000000000", "9999999999999999999.99", "1E+13", "1E+2147483647"})
    void refusesAnAmountThatIsTooLarge(String amount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Money.of(amount, "EUR")))
                .withMessage("amount must be below 10^13");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ten", "1,50", "NaN", "Infinity", "0x10", "1e", "--1"})
    void refusesAnAmountThatIsNoNumber(String amount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(amount, "EUR"))
                .withMessage("amount must be a decimal number");
    }

    @Test
    void refusesAnEndlessAmountWithoutReadingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of("0".repeat(41), "EUR"))
                .withMessage("amount must not be longer than 40 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "EURO", "€", "QQQ"})
    void refusesAnUnknownCurrency(String currency) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of("1", currency))
                .withMessage("currency must be an ISO 4217 code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"XXX", "XAU"})
    void refusesACurrencyWithoutUnits(String currency) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of("1", currency))
                .withMessage("currency must be one that is paid with, not " + currency);
    }

    @Test
    void addsSubtractsAndMultiplies() {
        Money price = Money.of("19.90", "EUR");
        assertThat(price.times(2)).isEqualTo(Money.of("39.80", "EUR"));
        assertThat(price.plus(Money.of("0.10", "EUR"))).isEqualTo(Money.of("20", "EUR"));
        assertThat(price.minus(Money.of("20", "EUR"))).isEqualTo(Money.of("-0.10", "EUR"));
        assertThat(price.times(0)).isEqualTo(Money.zero(EUR));
    }

    @Test
    void refusesResultsThatOverflow() {
        Money most = Money.of("9999999999999.99", "EUR");
        assertThatIllegalArgumentException().isThrownBy(() -> most.plus(Money.of("0.01", "EUR")));
        assertThatIllegalArgumentException().isThrownBy(() -> most.times(Integer.MAX_VALUE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of("-9999999999999.99", "EUR").minus(Money.of("0.01", "EUR")));
    }

    @Test
    void refusesToMixCurrencies() {
        Money euro = Money.of("1", "EUR");
        Money yen = Money.of("1", "JPY");
        String sentence = "currency must be EUR, not JPY";
        assertThatIllegalArgumentException().isThrownBy(() -> euro.plus(yen)).withMessage(sentence);
        assertThatIllegalArgumentException().isThrownBy(() -> euro.minus(yen)).withMessage(sentence);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> euro.isLessThan(yen))
                .withMessage(sentence);
    }

    @Test
    void comparesAndKnowsItsSign() {
        Money debt = Money.of("-0.01", "EUR");
        Money nothing = Money.zero(EUR);
        Money credit = new Money(new BigDecimal("0.01"), EUR);
        assertThat(debt.isNegative()).isTrue();
        assertThat(debt.isPositive()).isFalse();
        assertThat(nothing.isNegative() || nothing.isPositive()).isFalse();
        assertThat(credit.isPositive()).isTrue();
        assertThat(debt.isLessThan(nothing)).isTrue();
        assertThat(credit.isLessThan(credit)).isFalse();
    }

    @Test
    void refusesAHostileAmountFromTheWireAtOnce() {
        String hostile = "{\"amount\":\"1E-2000000000\",\"currency\":\"EUR\"}";
        assertThat(Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(5),
                        () -> Assertions.assertThrows(
                                DatabindException.class, () -> json.readValue(hostile, Money.class))))
                .hasMessageContaining("amount must have at most 2 decimals in EUR");
    }
}
