package orderflow.benchmarks.springidiom.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Optional;
import orderflow.messages.AccountEvent.AccountOpened;
import org.jspecify.annotations.Nullable;

@Entity
public class Customer {

    @Id
    private String id;

    private @Nullable String email;

    protected Customer() {}

    Customer(AccountOpened event) {
        this.id = event.customerId();
        this.email = event.email().orElse(null);
    }

    public Optional<String> email() {
        return Optional.ofNullable(email);
    }
}
