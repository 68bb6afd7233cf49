package orderflow.order.placeorder;

import java.util.Optional;
import java.util.UUID;
import orderflow.messaging.message.MessageIds;
import orderflow.messaging.saga.SagaDefinition;
import orderflow.messaging.saga.SagaOrchestrator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes an order and starts its saga: key, order, saga and first messages commit as one. */
@Service
public class PlaceOrder {

    private final SagaOrchestrator sagas;
    private final SagaDefinition<PlaceOrderState> definition;
    private final IdempotencyKeys keys;
    private final MessageIds ids;

    PlaceOrder(
            SagaOrchestrator sagas, SagaDefinition<PlaceOrderState> definition, IdempotencyKeys keys, MessageIds ids) {
        this.sagas = sagas;
        this.definition = definition;
        this.keys = keys;
        this.ids = ids;
    }

    /**
     * An order that was asked for.
     *
     * @param fresh whether this request has placed it
     */
    public record Placed(UUID orderId, boolean fresh) {}

    /**
     * @param idempotencyKey names the request among those of its customer
     * @return the new order, or the one that an earlier request with that key has placed
     */
    @Transactional
    public Placed place(OrderRequest request, Optional<String> idempotencyKey) {
        UUID orderId = ids.next();
        Optional<UUID> earlier = idempotencyKey.flatMap(
                key -> keys.claim(request.customerId(), key, new RequestFingerprint(request), orderId));
        if (earlier.isPresent()) {
            return new Placed(earlier.get(), false);
        }
        sagas.start(definition, orderId.toString(), PlaceOrderState.of(orderId, request));
        return new Placed(orderId, true);
    }
}
