/** The whole system in one JVM: three services, two embedded brokers, databases in files. */
@NullMarked
package orderflow.embedded;

import org.jspecify.annotations.NullMarked;
