/** Scatter-Gather: what the payment providers offer a customer. */
@NullMarked
package orderflow.order.offers;

import org.jspecify.annotations.NullMarked;
