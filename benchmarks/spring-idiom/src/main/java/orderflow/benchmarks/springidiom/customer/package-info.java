/** Which customers there are: a replica of what the payment service knows, for those who need it. */
@NullMarked
package orderflow.benchmarks.springidiom.customer;

import org.jspecify.annotations.NullMarked;
