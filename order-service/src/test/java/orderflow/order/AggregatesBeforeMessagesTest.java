package orderflow.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import orderflow.messages.Money;
import orderflow.messaging.outbox.Transactions;
import orderflow.messaging.outbox.Transactions.Participant;
import orderflow.order.order.Order;
import orderflow.order.order.Orders;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The library stores messages just before the commit; the aggregates that JPA still holds back must come first. */
@OrderServiceTest
class AggregatesBeforeMessagesTest {

    private final AtomicLong writtenByThen = new AtomicLong();

    @Autowired
    private Transactions transactions;

    @Autowired
    private Orders orders;

    @Autowired
    private JdbcClient jdbc;

    private final class Onlooker implements Participant {

        private final UUID order;

        Onlooker(UUID order) {
            this.order = order;
        }

        @Override
        public void beforeCommit() {
            writtenByThen.set(jdbc.sql("select count(*) from orders where id = ?")
                    .param(order)
                    .query(Long.class)
                    .single());
        }
    }

    @Test
    void writesAggregatesBeforeMessages() {
        UUID id = UUID.randomUUID();
        Money total = new Money(new BigDecimal("1.00"), Currency.getInstance("EUR"));

        transactions.execute(() -> {
            transactions.participant(Onlooker.class, () -> new Onlooker(id));
            return orders.save(new Order(id, "onlooker", total, List.of(), Instant.EPOCH));
        });

        assertThat(writtenByThen).hasValue(1);
    }
}
