package orderflow.order.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import orderflow.messages.Money;
import orderflow.order.order.Order;
import orderflow.order.order.OrderState;

/** An order as the API shows it. */
record OrderView(
        UUID orderId,
        String customerId,
        OrderState state,
        Money total,
        List<Line> lines,
        Optional<String> rejectionReason) {

    /** @param unitPrice decimal string, in the total's currency */
    @Schema(name = "OrderViewLine")
    record Line(String sku, int quantity, String unitPrice) {}

    static OrderView of(Order order) {
        List<Line> lines = order.lines().stream()
                .map(line -> new Line(
                        line.sku(), line.quantity(), line.unitPrice().amount().toPlainString()))
                .toList();
        return new OrderView(
                order.id(), order.customerId(), order.state(), order.total(), lines, order.rejectionReason());
    }
}
