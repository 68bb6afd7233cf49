/** Placing an order: the saga, and the request that starts it. */
@NullMarked
package orderflow.order.placeorder;

import org.jspecify.annotations.NullMarked;
