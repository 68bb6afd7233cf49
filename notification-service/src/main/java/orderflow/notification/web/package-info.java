/** What people may ask over HTTP. */
@NullMarked
package orderflow.notification.web;

import org.jspecify.annotations.NullMarked;
