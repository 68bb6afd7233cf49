package orderflow.messages;

/** How many of one article, and the price of a single one. */
public record OrderLine(String sku, int quantity, Money unitPrice) {

    public OrderLine {
        Require.name("sku", sku);
        Require.that(quantity >= 1, "quantity", "must be at least 1");
        Require.notNegative("unitPrice", unitPrice);
    }
}
