/** The same handler without the library, and what it breaks: quoted by docs/plain-spring.md. */
@NullMarked
package orderflow.system.plain;

import org.jspecify.annotations.NullMarked;
