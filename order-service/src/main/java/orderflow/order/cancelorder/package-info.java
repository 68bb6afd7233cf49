/** Cancelling an order, whatever has become of it so far. */
@NullMarked
package orderflow.order.cancelorder;

import org.jspecify.annotations.NullMarked;
