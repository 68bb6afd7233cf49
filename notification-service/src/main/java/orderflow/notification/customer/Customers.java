package orderflow.notification.customer;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import orderflow.messages.AccountEvent.AccountOpened;
import orderflow.messages.Channels;
import orderflow.messaging.inbox.MessageHandlers;
import orderflow.messaging.jdbc.Column;
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

    /** @return without those of whom the event is still on its way */
    public Map<String, Customer> find(Collection<String> ids) {
        return jdbc
                .sql("select id, email from customer where id = any(:ids)")
                .param("ids", Column.text(ids, id -> id))
                .query((row, number) -> new Customer(
                        row.getString("id"),
                        Optional.ofNullable(row.getString("email")).map(EmailAddress::new)))
                .list()
                .stream()
                .collect(Collectors.toMap(Customer::id, Function.identity()));
    }
}
