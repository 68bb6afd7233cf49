/**
 * The stores of outbox, inbox, sagas and message history on a relational database (H2 and PostgreSQL), by Spring's
 * JdbcClient.
 */
@NullMarked
package orderflow.messaging.jdbc;

import org.jspecify.annotations.NullMarked;
