/** Where customers get mail: a replica of what payment-service knows. */
@NullMarked
package orderflow.notification.customer;

import org.jspecify.annotations.NullMarked;
