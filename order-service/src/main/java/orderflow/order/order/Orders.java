package orderflow.order.order;

import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.jpa.HibernateHints;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

/** All orders. */
public interface Orders extends Repository<Order, UUID> {

    Order save(Order order);

    Optional<Order> findById(UUID id);

    /**
     * Finds the order and locks it until the transaction ends. Whoever is about to change the order or to send messages
     * about it does this first, so that its messages leave in the order of the commits.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = HibernateHints.HINT_FLUSH_MODE, value = "COMMIT")) // other orders of a batch may wait
    @Query("select o from Order o where o.id = :id")
    Optional<Order> lockById(UUID id);

    List<Order> findByCustomerIdOrderByPlacedAtDescIdDesc(String customerId, Limit limit);

    /** @return those of the orders that are in one of the states */
    @Query("select o.id from Order o where o.id in :ids and o.state in :states")
    Set<UUID> inState(Collection<UUID> ids, Collection<OrderState> states);
}
