/** RabbitMQ, Kafka and PostgreSQL in containers: which images they are, and what happens where there is no engine. */
@NullMarked
package orderflow.servers;

import org.jspecify.annotations.NullMarked;
