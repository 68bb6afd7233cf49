package orderflow.order.placeorder;

import java.util.List;
import orderflow.messages.Money;
import orderflow.messages.OrderLine;

/** What a customer wants: at least one line, all in the total's currency. */
public record OrderRequest(String customerId, Money total, List<OrderLine> lines) {}
