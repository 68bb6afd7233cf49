package orderflow.system.adopt;

import java.util.UUID;
import orderflow.messaging.message.EventMessage;
import orderflow.messaging.outbox.MessagingGateway;
import orderflow.system.adopt.StockMessage.ReserveStock;
import orderflow.system.adopt.StockMessage.ReserveStockReply;
import orderflow.system.adopt.StockMessage.SoldOut;
import orderflow.system.adopt.StockMessage.StockRefused;
import orderflow.system.adopt.StockMessage.StockReserved;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many of each article there are. */
@Repository
class Stock {

    private final JdbcClient jdbc;
    private final MessagingGateway gateway;

    Stock(JdbcClient jdbc, MessagingGateway gateway) {
        this.jdbc = jdbc;
        this.gateway = gateway;
    }

    /** Runs in the receiver's transaction, like everything that a handler does. */
    ReserveStockReply reserve(ReserveStock command) {
        int left = lock(command.sku());
        if (reservations(command.orderId()) > 0) {
            return new StockReserved(command.orderId());
        }
        if (left < command.quantity()) {
            return new StockRefused(command.orderId(), left);
        }
        take(command);
        if (left == command.quantity()) {
            gateway.publish(new EventMessage("stock-events", command.sku(), new SoldOut(command.sku())));
        }
        return new StockReserved(command.orderId());
    }

    private int lock(String sku) {
        return jdbc.sql("select quantity from stock where sku = ? for update")
                .param(sku)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private void take(ReserveStock command) {
        jdbc.sql("insert into reservation (order_id, sku, quantity) values (?, ?, ?)")
                .param(command.orderId())
                .param(command.sku())
                .param(command.quantity())
                .update();
        jdbc.sql("update stock set quantity = quantity - ? where sku = ?")
                .param(command.quantity())
                .param(command.sku())
                .update();
    }

    int reservations(UUID orderId) {
        return jdbc.sql("select count(*) from reservation where order_id = ?")
                .param(orderId)
                .query(Integer.class)
                .single();
    }

    int left(String sku) {
        return jdbc.sql("select quantity from stock where sku = ?")
                .param(sku)
                .query(Integer.class)
                .single();
    }
}
