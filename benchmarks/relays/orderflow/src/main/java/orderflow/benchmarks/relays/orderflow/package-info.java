/** The workload with this library's outbox. */
@NullMarked
package orderflow.benchmarks.relays.orderflow;

import org.jspecify.annotations.NullMarked;
