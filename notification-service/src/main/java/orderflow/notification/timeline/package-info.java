/** What happened to each order: a view that is built from the events of other services. */
@NullMarked
package orderflow.notification.timeline;

import org.jspecify.annotations.NullMarked;
