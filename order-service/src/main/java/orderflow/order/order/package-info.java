/** The order aggregate. */
@NullMarked
package orderflow.order.order;

import org.jspecify.annotations.NullMarked;
