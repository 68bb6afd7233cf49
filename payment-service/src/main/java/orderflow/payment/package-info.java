/** payment-service: accounts, payments and the ledger, driven by the commands of order-service. */
@NullMarked
package orderflow.payment;

import org.jspecify.annotations.NullMarked;
