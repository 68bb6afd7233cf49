/** The workload with Namastack Outbox. */
@NullMarked
package orderflow.benchmarks.relays.namastack;

import org.jspecify.annotations.NullMarked;
