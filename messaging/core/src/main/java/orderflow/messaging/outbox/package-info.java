/** Sending: the transactional outbox and the relay that empties it. Knows no Spring and no broker. */
@NullMarked
package orderflow.messaging.outbox;

import org.jspecify.annotations.NullMarked;
