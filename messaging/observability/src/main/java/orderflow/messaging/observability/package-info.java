/** What the messaging lets you see: log lines, metrics, traces, health and Actuator endpoints. */
@NullMarked
package orderflow.messaging.observability;

import org.jspecify.annotations.NullMarked;
