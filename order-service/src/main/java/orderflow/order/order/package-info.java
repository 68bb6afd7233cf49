/** The order aggregate, and what is told of it. */
@NullMarked
package orderflow.order.order;

import org.jspecify.annotations.NullMarked;
