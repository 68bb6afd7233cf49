package orderflow.system.adopt;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.UUID;

/** The conversation about the stock of an article. */
public sealed interface StockMessage {

    @JsonTypeName("stock.reserve.v1")
    record ReserveStock(UUID orderId, String sku, int quantity) implements StockMessage {
        public ReserveStock {
            if (quantity < 1) {
                throw new IllegalArgumentException("quantity must be at least 1");
            }
        }
    }

    /** What the sender of the command gets back. */
    sealed interface ReserveStockReply extends StockMessage {}

    @JsonTypeName("stock.reserved.v1")
    record StockReserved(UUID orderId) implements ReserveStockReply {}

    @JsonTypeName("stock.refused.v1")
    record StockRefused(UUID orderId, int left) implements ReserveStockReply {}

    /** For whoever wants to know. */
    @JsonTypeName("stock.sold-out.v1")
    record SoldOut(String sku) implements StockMessage {}
}
