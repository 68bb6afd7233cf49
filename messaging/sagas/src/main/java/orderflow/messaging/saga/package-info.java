/** Orchestrated sagas: the table of steps, and the orchestrator that carries it out. Knows no Spring and no broker. */
@NullMarked
package orderflow.messaging.saga;

import org.jspecify.annotations.NullMarked;
