package orderflow.messaging.channel;

/** Who gets a message of a channel (EIP: Point-to-Point Channel, Publish-Subscribe Channel). */
public enum ChannelStyle {
    /** Exactly one receiver; a message without one waits for it. */
    POINT_TO_POINT,
    /** Every subscriber gets its own copy; no subscriber at all is legal. */
    PUBLISH_SUBSCRIBE
}
