/** Spring Boot auto-configuration, properties and lifecycle of the library. */
@NullMarked
package orderflow.messaging.autoconfigure;

import org.jspecify.annotations.NullMarked;
