/** Spring Boot auto-configuration, properties, health and metrics of the library. */
@NullMarked
package orderflow.messaging.autoconfigure;

import org.jspecify.annotations.NullMarked;
