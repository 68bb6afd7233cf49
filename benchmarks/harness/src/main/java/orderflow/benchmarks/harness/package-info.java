/**
 * Starts servers and contenders in containers, puts load on one contender at a time, and measures what an order costs.
 */
@NullMarked
package orderflow.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
