package orderflow.order.order;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All orders. */
public interface Orders extends Repository<Order, UUID>, LockedOrders {

    Order save(Order order);

    Optional<Order> findById(UUID id);

    List<Order> findByCustomerIdOrderByPlacedAtDescIdDesc(String customerId, Limit limit);

    /** @return those of the orders that are in one of the states */
    @Query("select o.id from Order o where o.id in :ids and o.state in :states")
    Set<UUID> inState(Collection<UUID> ids, Collection<OrderState> states);
}
