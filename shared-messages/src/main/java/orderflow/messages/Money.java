package orderflow.messages;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * An exact amount, below 10 to the power of 13 either way, with the decimals of its currency: it never rounds, and
 * never mixes currencies. On the wire the amount is a plain decimal string.
 */
@JsonAutoDetect(isGetterVisibility = Visibility.NONE) // isNegative and isPositive are questions, not fields
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, Currency currency) {

    private static final int INTEGER_DIGITS = 13;
    private static final int LONGEST_TEXT = 40;

    /**
     * Takes the amount as it is, at the scale of its currency.
     *
     * @throws IllegalArgumentException when it is too large or has more decimals than the currency
     */
    public Money {
        Require.present("amount", amount);
        Require.present("currency", currency);
        amount = exact(amount, currency);
    }

    /**
     * Reads what people and configuration files write.
     *
     * @param amount decimal number, such as {@code "39.80"}
     * @param currency ISO 4217 code, such as {@code "EUR"}
     * @throws IllegalArgumentException when either is something else
     */
    public static Money of(String amount, String currency) {
        return new Money(decimal(amount), currency(currency));
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other)), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other)), currency);
    }

    public Money times(int quantity) {
        return new Money(amount.multiply(BigDecimal.valueOf(quantity)), currency);
    }

    public boolean isLessThan(Money other) {
        return amount.compareTo(sameCurrency(other)) < 0;
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }

    private BigDecimal sameCurrency(Money other) {
        Require.that(currency.equals(other.currency), "currency", "must be " + currency + ", not " + other.currency);
        return other.amount;
    }

    /** Size comes before {@code setScale}, which would fill the memory with the digits of 1E+1000000000. */
    private static BigDecimal exact(BigDecimal amount, Currency currency) {
        int decimals = currency.getDefaultFractionDigits();
        Require.that(decimals >= 0, "currency", "must be one that is paid with, not " + currency);
        BigDecimal shortest = amount.stripTrailingZeros();
        long integerDigits = (long) shortest.precision() - shortest.scale();
        Require.that(integerDigits <= INTEGER_DIGITS, "amount", "must be below 10^" + INTEGER_DIGITS);
        Require.that(
                shortest.scale() <= decimals, "amount", "must have at most " + decimals + " decimals in " + currency);
        return shortest.setScale(decimals);
    }

    private static BigDecimal decimal(String text) {
        Require.present("amount", text);
        Require.that(
                text.length() <= LONGEST_TEXT, "amount", "must not be longer than " + LONGEST_TEXT + " characters");
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("amount must be a decimal number", e);
        }
    }

    private static Currency currency(String code) {
        Require.present("currency", code);
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("currency must be an ISO 4217 code", e);
        }
    }
}
