package orderflow.order.placeorder;

import java.util.Optional;
import java.util.UUID;
import orderflow.messaging.message.MessageIds;
import orderflow.messaging.message.MessageTracing;
import orderflow.messaging.outbox.GroupCommit;
import orderflow.messaging.outbox.Transactions;
import orderflow.messaging.saga.SagaDefinition;
import orderflow.messaging.saga.SagaOrchestrator;
import org.springframework.stereotype.Service;

/**
 * Takes an order and starts its saga: key, order, saga and first messages commit as one. Orders that are placed at the
 * same time share a transaction.
 */
@Service
public class PlaceOrder {

    private static final int TRANSACTIONS_AT_ONCE = 2;

    private final SagaOrchestrator sagas;
    private final SagaDefinition<PlaceOrderState> definition;
    private final IdempotencyKeys keys;
    private final MessageIds ids;
    private final GroupCommit commits;

    PlaceOrder(
            SagaOrchestrator sagas,
            SagaDefinition<PlaceOrderState> definition,
            IdempotencyKeys keys,
            MessageIds ids,
            Transactions transactions,
            MessageTracing tracing) {
        this.sagas = sagas;
        this.definition = definition;
        this.keys = keys;
        this.ids = ids;
        this.commits = new GroupCommit(transactions, tracing, "place order", TRANSACTIONS_AT_ONCE);
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
    public Placed place(OrderRequest request, Optional<String> idempotencyKey) {
        return commits.execute(() -> placeInTransaction(request, idempotencyKey));
    }

    private Placed placeInTransaction(OrderRequest request, Optional<String> idempotencyKey) {
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
