package orderflow.messaging.message;

/**
 * A command on its way to the one service that listens on a channel (EIP: Command Message).
 *
 * @param channel logical name of the channel
 * @param shardKey commands of one key are handled in the order sent
 */
public record CommandMessage(String channel, String shardKey, Object body) {}
