/** notification-service: tells customers, and keeps a timeline of every order from what the other services publish. */
@NullMarked
package orderflow.notification;

import org.jspecify.annotations.NullMarked;
