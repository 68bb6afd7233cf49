/** For tests: an in-memory broker, and the contract that every channel adapter has to fulfil. */
@NullMarked
package orderflow.testkit;

import org.jspecify.annotations.NullMarked;
