/** Settings that the services share. */
@NullMarked
package orderflow.defaults;

import org.jspecify.annotations.NullMarked;
