/** Receiving: handlers, the idempotent receiver and its interceptors. Knows no Spring and no broker. */
@NullMarked
package orderflow.messaging.inbox;

import org.jspecify.annotations.NullMarked;
