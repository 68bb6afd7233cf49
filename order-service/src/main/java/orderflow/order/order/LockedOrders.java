package orderflow.order.order;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Orders for those who change them. */
interface LockedOrders {

    /**
     * Finds the order and locks it until the transaction ends. Whoever is about to change the order or to send messages
     * about it does this first, so that its messages leave in the order of the commits.
     */
    Optional<Order> lockById(UUID id);

    /** Locks orders by one statement, in the order of their ids; {@link #lockById} then needs none. */
    void lockAllById(Collection<UUID> ids);
}
