package orderflow.messaging.channel;

/**
 * What remains on a channel of a broker.
 *
 * @param messages number of messages, for all subscribers together, that are not handled; those in a receiver's hands
 *     are not counted by every broker
 * @param receivers number of receivers attached, where the broker does not count what they have in hand; otherwise 0
 * @param shards number of shards that the broker has for the channel and cannot change; 0 when any number will do
 */
public record Remaining(long messages, int receivers, int shards) {

    public static final Remaining NOTHING = new Remaining(0, 0, 0);
}
