/** payment-service as the sagas see it. */
@NullMarked
package orderflow.order.payment;

import org.jspecify.annotations.NullMarked;
