/** A service on a real database with everything but the brokers, for the tests of the library's packages. */
@NullMarked
package orderflow.messaging.support;

import org.jspecify.annotations.NullMarked;
