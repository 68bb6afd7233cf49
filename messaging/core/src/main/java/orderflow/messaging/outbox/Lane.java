package orderflow.messaging.outbox;

/** One shard of one channel: the unit that is drained under a lock, so that its messages leave in order. */
public record Lane(String channel, int shard) {}
