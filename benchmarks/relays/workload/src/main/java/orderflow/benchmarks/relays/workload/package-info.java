/** What each relay is given to do: business transactions with messages, and an account of how these arrive. */
@NullMarked
package orderflow.benchmarks.relays.workload;

import org.jspecify.annotations.NullMarked;
