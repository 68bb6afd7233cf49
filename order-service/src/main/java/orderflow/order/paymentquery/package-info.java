/** Asking payment-service by HTTP: the contrast to the messages. */
@NullMarked
package orderflow.order.paymentquery;

import org.jspecify.annotations.NullMarked;
