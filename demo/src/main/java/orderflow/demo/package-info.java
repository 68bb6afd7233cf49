/** Scenarios that show, one each, what the running system promises, and check it. */
@NullMarked
package orderflow.demo;

import org.jspecify.annotations.NullMarked;
