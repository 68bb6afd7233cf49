/** Errors of a REST API as RFC 9457 problem details that name the field. */
@NullMarked
package orderflow.problem;

import org.jspecify.annotations.NullMarked;
