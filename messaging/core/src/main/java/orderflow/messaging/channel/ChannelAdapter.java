package orderflow.messaging.channel;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import orderflow.messaging.message.Message;

/**
 * Channel Adapter: the one thing that has to be written for a new broker. At least once; ordered per shard key;
 * thread-safe. The testkit's contract suite says in full what is expected of it.
 */
public interface ChannelAdapter {

    /** What some brokers can do and others cannot. The contract suite tests what an adapter declares. */
    enum Capability {
        /** A new subscriber can read the channel from its beginning. */
        REPLAY,
        /** A new instance of a subscriber gets some of the shards, not only those of an instance that has gone. */
        SHARING_OUT,
        /** The broker may stop and start again: what it has confirmed is still there, and everything goes on. */
        PERSISTENCE,
        /** What carries a channel on the broker is created again when it is gone, and everything goes on. */
        RECREATION,
        /** The broker carries questions and their answers, too: it also has a {@code QueryAdapter}. */
        QUERIES
    }

    /** @return the name by which channels choose this adapter */
    String broker();

    /** @return those that are certain; an adapter may have to see its broker first */
    default Set<Capability> capabilities() {
        return Set.of();
    }

    /**
     * Sends one message.
     *
     * @return completes when the broker has confirmed that the message is safe (for a point-to-point channel: in a
     *     queue); fails with {@link MessageRefusedException} when it can never be sent, with
     *     {@link ChannelUnavailableException} when nothing can be sent now, with anything else when sending it again
     *     may help
     */
    CompletableFuture<Void> send(Channel channel, Message message);

    /**
     * Runs sends that follow one another on the calling thread: an adapter may use one session with its broker for all
     * of them. What one of them meets must not make another fail.
     */
    default void inOneSession(Runnable sends) {
        sends.run();
    }

    /**
     * Starts to hand the channel's messages to the receiver, as soon as the broker can be reached. Subscriptions with
     * the same subscriber name, in any process, share the shards between them.
     */
    Subscription subscribe(Channel channel, String subscriber, Receiver receiver);

    /**
     * Tells what remains on the channel, so that it can be moved to another broker when that is nothing.
     *
     * @param subscribers of a publish/subscribe channel, by the names with which they subscribe; a broker may know more
     * @throws ChannelUnavailableException when the broker cannot be reached
     */
    Remaining remaining(Channel channel, Collection<String> subscribers);

    /**
     * Hands all that is on the channel at this moment to the receiver, on the calling thread, oldest first within each
     * shard. Takes nothing away from subscribers, and sets nothing aside again. Returns when done.
     *
     * @throws UnsupportedOperationException without the capability {@link Capability#REPLAY}
     * @throws RuntimeException what the receiver threw, or what keeps the broker from being read
     */
    default void replay(Channel channel, Receiver receiver) {
        throw new UnsupportedOperationException(
                channel.name() + " is carried by " + broker() + ", which keeps no messages that were handled");
    }
}
