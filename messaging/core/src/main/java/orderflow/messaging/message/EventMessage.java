package orderflow.messaging.message;

/**
 * An event for whoever subscribed to a channel, if anybody (EIP: Event Message).
 *
 * @param channel logical name of the channel
 * @param shardKey events of one key are handled in the order published
 */
public record EventMessage(String channel, String shardKey, Object body) {}
