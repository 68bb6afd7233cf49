/** Mails to customers, and the timelines of their orders. */
@NullMarked
package orderflow.benchmarks.springidiom.notification;

import org.jspecify.annotations.NullMarked;
