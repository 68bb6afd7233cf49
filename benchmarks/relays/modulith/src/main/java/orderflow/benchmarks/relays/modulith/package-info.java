/** The workload with Spring Modulith's event publication registry. */
@NullMarked
package orderflow.benchmarks.relays.modulith;

import org.jspecify.annotations.NullMarked;
