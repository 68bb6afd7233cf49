package orderflow.messaging.channel;

/** A receiver that is attached to a channel. */
public interface Subscription extends AutoCloseable {

    /** Returns when the messages in hand are settled and no more will come; the next owner of the shards takes over. */
    @Override
    void close();
}
