package orderflow.order.customer;

import java.util.Collection;
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

    private final JdbcClient jdbc;

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

    /** @return those of the customers that are known */
    public Set<String> known(Collection<String> customerIds) {
        return jdbc.sql("select id from customer where id in (:ids)")
                .param("ids", customerIds)
                .query(String.class)
                .set();
    }
}
