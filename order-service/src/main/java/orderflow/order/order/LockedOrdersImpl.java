package orderflow.order.order;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Finds locked orders in the persistence context, where they are locked already. */
class LockedOrdersImpl implements LockedOrders {

    private final EntityManager entities;

    LockedOrdersImpl(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Optional<Order> lockById(UUID id) {
        return Optional.ofNullable(entities.find(Order.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    @Override
    public void lockAllById(Collection<UUID> ids) {
        entities.createQuery("select o from Order o where o.id in :ids order by o.id", Order.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setFlushMode(FlushModeType.COMMIT) // other orders of a batch may wait
                .getResultList();
    }
}
