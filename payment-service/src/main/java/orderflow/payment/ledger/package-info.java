/** Double-entry bookkeeping: debits equal credits at every moment. */
@NullMarked
package orderflow.payment.ledger;

import org.jspecify.annotations.NullMarked;
