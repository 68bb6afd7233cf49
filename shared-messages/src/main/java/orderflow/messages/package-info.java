/** Published Language: every message that crosses a service boundary, and the names of the channels it travels on. */
@NullMarked
package orderflow.messages;

import org.jspecify.annotations.NullMarked;
