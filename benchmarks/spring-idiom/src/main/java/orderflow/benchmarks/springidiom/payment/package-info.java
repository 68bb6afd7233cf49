/** Accounts, payments and the ledger. */
@NullMarked
package orderflow.benchmarks.springidiom.payment;

import org.jspecify.annotations.NullMarked;
