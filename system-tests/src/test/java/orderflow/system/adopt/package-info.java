/** A service on the messaging library in ten steps: quoted by docs/adopt.md. */
@NullMarked
package orderflow.system.adopt;

import org.jspecify.annotations.NullMarked;
