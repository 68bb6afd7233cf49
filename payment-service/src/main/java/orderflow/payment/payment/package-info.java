/** The payment of one order, from authorisation to capture, cancellation or refund. */
@NullMarked
package orderflow.payment.payment;

import org.jspecify.annotations.NullMarked;
