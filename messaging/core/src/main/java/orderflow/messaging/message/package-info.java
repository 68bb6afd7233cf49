/** What travels: headers and body of a message, its kind, its wire name and its translation from and to bytes. */
@NullMarked
package orderflow.messaging.message;

import org.jspecify.annotations.NullMarked;
