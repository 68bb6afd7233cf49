/**
 * Moves a live channel to another broker or number of shards, without losing a message or letting one overtake another.
 */
@NullMarked
package orderflow.messaging.moves;

import org.jspecify.annotations.NullMarked;
