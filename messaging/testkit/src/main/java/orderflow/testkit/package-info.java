/** For the tests of services: an in-memory broker, rules of architecture and of REST APIs, a clock. */
@NullMarked
package orderflow.testkit;

import org.jspecify.annotations.NullMarked;
