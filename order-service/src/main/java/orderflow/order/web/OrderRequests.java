package orderflow.order.web;

import java.util.ArrayList;
import java.util.List;
import orderflow.messages.Money;
import orderflow.messages.OrderLine;
import orderflow.order.placeorder.OrderRequest;
import orderflow.problem.InvalidField;
import orderflow.problem.InvalidRequestException;

/** Turns a well-formed body into what it means, or says which of its fields mean nothing. */
final class OrderRequests {

    private OrderRequests() {}

    /** @throws InvalidRequestException naming the field */
    static OrderRequest from(OrderBody body) {
        List<OrderLine> lines = new ArrayList<>();
        Money total = money("currency", "0", body.currency());
        for (OrderBody.Line line : body.lines()) {
            String field = "lines[" + lines.size() + "].unitPrice";
            Money price = money(field, line.unitPrice(), body.currency());
            lines.add(new OrderLine(line.sku(), line.quantity(), price));
            total = sum(field, total, price, line.quantity());
        }
        if (!total.isPositive()) {
            throw invalid("lines", "must cost more than nothing");
        }
        return new OrderRequest(body.customerId(), total, lines);
    }

    /** @throws InvalidRequestException naming the field, or the currency */
    static Money price(String field, String amount, String currency) {
        money("currency", "0", currency);
        Money price = money(field, amount, currency);
        if (!price.isPositive()) {
            throw invalid(field, "must be greater than zero");
        }
        return price;
    }

    private static Money money(String field, String amount, String currency) {
        try {
            return Money.of(amount, currency);
        } catch (IllegalArgumentException e) {
            String complaint = String.valueOf(e.getMessage()); // begins with the name of Money's own field
            throw invalid(field, complaint.substring(complaint.indexOf(' ') + 1));
        }
    }

    private static Money sum(String field, Money total, Money price, int quantity) {
        try {
            return total.plus(price.times(quantity));
        } catch (IllegalArgumentException e) {
            throw invalid(field, "makes the order's total too large");
        }
    }

    private static InvalidRequestException invalid(String field, String message) {
        return new InvalidRequestException(new InvalidField(field, message));
    }
}
