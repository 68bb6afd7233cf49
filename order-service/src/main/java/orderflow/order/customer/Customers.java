package orderflow.order.customer;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orderflow.messages.AccountEvent.AccountOpened;
import orderflow.messages.Channels;
import orderflow.messaging.inbox.MessageHandlers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Command-side replica: the customers that payment-service has opened accounts for, so that an order of an unknown one
 * can be refused at once, with payment-service away.
 */
@Configuration(proxyBeanMethods = false)
public class Customers {

    private static final int REMEMBERED = 10_000;

    private final JdbcClient jdbc;

    /** Nobody is ever forgotten in the database, so this is never wrong. */
    private final Set<String> lately = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    Customers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    MessageHandlers accountEventHandlers() {
        return MessageHandlers.on(Channels.ACCOUNT_EVENTS)
                .on(AccountOpened.class, this::opened)
                .build();
    }

    void opened(AccountOpened event) {
        jdbc.sql("insert into customer (id) values (?) on conflict do nothing")
                .param(event.customerId())
                .update();
    }

    /** @return whether the customer is known; a customer who was known once is not looked for again */
    public boolean isKnown(String customerId) {
        return lately.contains(customerId) || !known(List.of(customerId)).isEmpty();
    }

    /** @return those of the customers that are known */
    public Set<String> known(Collection<String> customerIds) {
        Set<String> known = find(customerIds);
        lately.addAll(known);
        return known;
    }

    private Set<String> find(Collection<String> customerIds) {
        return jdbc.sql("select id from customer where id in (:ids)")
                .param("ids", customerIds)
                .query(String.class)
                .set();
    }
}
