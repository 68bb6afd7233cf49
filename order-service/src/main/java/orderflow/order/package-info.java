/** order-service: takes orders, and orchestrates the sagas that carry them out. */
@NullMarked
package orderflow.order;

import org.jspecify.annotations.NullMarked;
