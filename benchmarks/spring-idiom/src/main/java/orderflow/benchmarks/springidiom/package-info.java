/** The order flow as most teams write it with Spring Boot: no outbox, no recognition of duplicates. */
@NullMarked
package orderflow.benchmarks.springidiom;

import org.jspecify.annotations.NullMarked;
