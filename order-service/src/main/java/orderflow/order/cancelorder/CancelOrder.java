package orderflow.order.cancelorder;

import java.util.UUID;
import orderflow.messaging.saga.SagaDefinition;
import orderflow.messaging.saga.SagaOrchestrator;
import orderflow.order.order.Order;
import orderflow.order.order.Orders;
import orderflow.order.placeorder.PlaceOrderState;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Begins to cancel an order and starts its saga: the order's state, the saga and its first command commit as one.
 * Idempotent; the order's lock makes concurrent requests, and the saga that places the order, wait for each other.
 */
@Service
public class CancelOrder {

    private final Orders orders;
    private final SagaOrchestrator sagas;
    private final SagaDefinition<CancelOrderState> definition;
    private final SagaDefinition<PlaceOrderState> overtaken;

    CancelOrder(
            Orders orders,
            SagaOrchestrator sagas,
            SagaDefinition<CancelOrderState> definition,
            SagaDefinition<PlaceOrderState> overtaken) {
        this.orders = orders;
        this.sagas = sagas;
        this.definition = definition;
        this.overtaken = overtaken;
    }

    /** Changes nothing when the order is unknown, was rejected, or is cancelled or about to be. */
    @Transactional
    public void cancel(UUID orderId) {
        if (orders.lockById(orderId).filter(Order::requestCancellation).isPresent()) {
            sagas.start(definition, orderId.toString(), CancelOrderState.of(orderId));
            sagas.resolve(overtaken, orderId.toString());
        }
    }
}
