package orderflow.order.order;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.Currency;
import orderflow.messages.Money;
import orderflow.messages.OrderLine;

/** A line as it is stored: its currency is the order's. */
@Embeddable
record StoredLine(String sku, int quantity, BigDecimal unitPrice) {

    static StoredLine of(OrderLine line) {
        return new StoredLine(line.sku(), line.quantity(), line.unitPrice().amount());
    }

    OrderLine in(Currency currency) {
        return new OrderLine(sku, quantity, new Money(unitPrice, currency));
    }
}
