package orderflow.benchmarks.springidiom.customer;

import orderflow.messages.AccountEvent.AccountOpened;
import orderflow.messages.Channels;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class CustomerListener {

    private final CustomerRepository customers;

    CustomerListener(CustomerRepository customers) {
        this.customers = customers;
    }

    @Transactional
    @KafkaListener(topics = "${bench.prefix:}" + Channels.ACCOUNT_EVENTS, groupId = "${bench.prefix:}${role}-customers")
    public void opened(AccountOpened event) {
        customers.save(new Customer(event));
    }
}
