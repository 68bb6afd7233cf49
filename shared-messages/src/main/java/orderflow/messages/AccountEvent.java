package orderflow.messages;

import com.fasterxml.jackson.annotation.JsonTypeName;

/** Event Messages about the account of one customer. */
public sealed interface AccountEvent {

    String customerId();

    @JsonTypeName("account.opened.v1")
    record AccountOpened(String customerId) implements AccountEvent {

        public AccountOpened {
            Require.name("customerId", customerId);
        }
    }
}
