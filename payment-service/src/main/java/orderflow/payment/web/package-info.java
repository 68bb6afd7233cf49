/** What people may ask over HTTP. */
@NullMarked
package orderflow.payment.web;

import org.jspecify.annotations.NullMarked;
