/**
 * Where messages travel: logical channels, the contract of a broker's adapter, and the wire tap that sees every
 * message.
 */
@NullMarked
package orderflow.messaging.channel;

import org.jspecify.annotations.NullMarked;
