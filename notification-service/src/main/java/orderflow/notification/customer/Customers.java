package orderflow.notification.customer;

import java.util.Optional;
import orderflow.messages.AccountEvent.AccountOpened;
import orderflow.messages.Channels;
import orderflow.messaging.inbox.MessageHandlers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Command-side replica: the customers and their addresses, so that mail leaves with payment-service away. */
@Configuration(proxyBeanMethods = false)
public class Customers {

    private final JdbcClient jdbc;

    public Customers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    MessageHandlers accountEvents() {
        return MessageHandlers.on(Channels.ACCOUNT_EVENTS)
                .on(AccountOpened.class, this::opened)
                .build();
    }

    public void opened(AccountOpened event) {
        jdbc.sql("insert into customer (id, email) values (?, ?) on conflict do nothing")
                .param(event.customerId())
                .param(event.email().orElse(null))
                .update();
    }

    /** @return empty while the event that tells of the customer is still on its way */
    public Optional<Customer> find(String id) {
        return jdbc.sql("select email from customer where id = ?")
                .param(id)
                .query((row, number) -> new Customer(
                        id, Optional.ofNullable(row.getString("email")).map(EmailAddress::new)))
                .optional();
    }
}
