/** What customers have: each change of a balance brings its booking with it. */
@NullMarked
package orderflow.payment.account;

import org.jspecify.annotations.NullMarked;
