package orderflow.notification.customer;

import java.util.Optional;

/** Somebody who may have given an address. */
public record Customer(String id, Optional<EmailAddress> email) {}
