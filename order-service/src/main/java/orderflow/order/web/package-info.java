/** The REST API. */
@NullMarked
package orderflow.order.web;

import org.jspecify.annotations.NullMarked;
