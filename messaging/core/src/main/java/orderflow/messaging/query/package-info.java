/**
 * Scatter-Gather: questions to whoever listens, and whatever they answer until a deadline. Nothing of it is stored: a
 * question that is lost has one answer fewer.
 */
@NullMarked
package orderflow.messaging.query;

import org.jspecify.annotations.NullMarked;
