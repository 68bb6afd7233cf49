/** Takes orders and leads them to their end. */
@NullMarked
package orderflow.benchmarks.springidiom.order;

import org.jspecify.annotations.NullMarked;
