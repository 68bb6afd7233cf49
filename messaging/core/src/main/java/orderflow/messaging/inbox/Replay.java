package orderflow.messaging.inbox;

import java.time.Duration;
import java.time.Instant;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.channel.ChannelAdapter.Capability;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.channel.WireTap;
import orderflow.messaging.message.MessageTracing;
import orderflow.messaging.outbox.MessageHistory;

/**
 * Reads channels from their beginning, to rebuild a view: a new subscriber with no processed messages. No message is
 * too old for it, since it has handled none.
 */
public record Replay(Inbox inbox, ChannelCatalogue channels) {

    private static final Duration ANY_AGE = Duration.ofDays(365_000);

    /**
     * @return whether the channel's broker still has what others have handled
     * @throws IllegalArgumentException when there is no such channel
     */
    public boolean isPossible(String channel) {
        return carrierOf(channel).capabilities().contains(Capability.REPLAY);
    }

    /**
     * Returns when the handlers have seen all that is in their channel at this moment; after a failure, all of it has
     * to be read again, by another subscriber.
     *
     * @param subscriber a name that was never used before
     * @throws RuntimeException what a handler threw, or what keeps the broker from being read
     */
    public void read(String subscriber, MessageHandlers handlers) {
        Channel channel = channels.get(handlers.channel());
        ReceivePipeline pipeline = new ReceivePipeline(
                new Subscriber(subscriber, channel, handlers), unlimited(), channels, Instant.EPOCH);
        carrierOf(channel.name()).replay(channel, pipeline);
    }

    private ChannelAdapter carrierOf(String channel) {
        return channels.carrierOf(channels.get(channel));
    }

    /** Its failures block no shard, and a line per message that was handled long ago would bury the others. */
    private Inbox unlimited() {
        WireTap tap = sighting -> {
            if (sighting.what() != What.HANDLED) {
                inbox.tap().saw(sighting);
            }
        };
        return new Inbox(
                inbox.mapper(),
                inbox.processed(),
                inbox.owners(),
                MessageHistory.NONE,
                inbox.transactions(),
                inbox.gateway(),
                new Failures(inbox.clock()),
                tap,
                MessageTracing.PASSING_ON,
                inbox.clock(),
                inbox.background(),
                ANY_AGE);
    }
}
