/** Payment providers, which may answer a request for offers or keep silent. */
@NullMarked
package orderflow.payment.offers;

import org.jspecify.annotations.NullMarked;
