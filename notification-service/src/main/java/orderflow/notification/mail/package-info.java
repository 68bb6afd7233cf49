/** How notifications reach customers by mail. */
@NullMarked
package orderflow.notification.mail;

import org.jspecify.annotations.NullMarked;
