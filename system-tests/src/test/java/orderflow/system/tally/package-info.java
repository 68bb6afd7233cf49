/** A service that does nothing but count: what it counted shows each message that was lost, doubled or overtaken. */
@NullMarked
package orderflow.system.tally;

import org.jspecify.annotations.NullMarked;
