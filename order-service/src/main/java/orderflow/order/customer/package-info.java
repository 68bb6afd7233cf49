/** Which customers there are: a replica of what payment-service knows. */
@NullMarked
package orderflow.order.customer;

import org.jspecify.annotations.NullMarked;
