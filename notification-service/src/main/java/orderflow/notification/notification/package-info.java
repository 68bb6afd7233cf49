/** What customers are told. */
@NullMarked
package orderflow.notification.notification;

import org.jspecify.annotations.NullMarked;
