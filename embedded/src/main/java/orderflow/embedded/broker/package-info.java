/** The two brokers of the one-JVM start, in process and on loopback only: AMQP 0-9-1 and Kafka. */
@NullMarked
package orderflow.embedded.broker;

import org.jspecify.annotations.NullMarked;
