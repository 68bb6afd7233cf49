package orderflow.messaging.observability;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The log line of each message.
 *
 * @param conversation what a conversation is about, as it is to be called in the log
 */
@ConfigurationProperties("orderflow.messaging.log")
record LogProperties(@DefaultValue("conversation") String conversation) {}
