package orderflow.messages;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Optional;

/** Event Messages about the account of one customer. */
public sealed interface AccountEvent {

    String customerId();

    /**
     * A customer has an account now.
     *
     * @param email where the customer gets mail; earlier senders leave it out, and so may a customer
     */
    @JsonTypeName("account.opened.v1")
    record AccountOpened(
            String customerId,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> email) implements AccountEvent {

        /**
         * Regular expression: the addresses that every mail server understands (RFC 5321, ASCII, without quotes), at
         * most 254 characters. The length comes first, so that a long text costs nothing.
         */
        public static final String EMAIL = "(?=.{3,254}$)(?=[^@]{1,64}@)"
                + "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                + "@[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*";

        public AccountOpened {
            Require.name("customerId", customerId);
            Require.present("email", email);
            email.ifPresent(address -> Require.that(address.matches(EMAIL), "email", "must be an e-mail address"));
        }
    }
}
