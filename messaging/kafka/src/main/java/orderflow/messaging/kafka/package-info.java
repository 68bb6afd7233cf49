/** The adapter for Apache Kafka. */
@NullMarked
package orderflow.messaging.kafka;

import org.jspecify.annotations.NullMarked;
