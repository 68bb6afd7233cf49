package orderflow.messaging.inbox;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.WireTap;
import orderflow.messaging.message.MessageTracing;
import orderflow.messaging.message.MessagingMapper;
import orderflow.messaging.outbox.MessageHistory;
import orderflow.messaging.outbox.MessagingGateway;
import orderflow.messaging.outbox.Transactions;

/**
 * What every receiver of a service shares.
 *
 * @param background for work that no message waits for
 * @param maxAge a message older than this cannot be told from a duplicate and is set aside, unless its subscriber is
 *     younger
 */
public record Inbox(
        MessagingMapper mapper,
        ProcessedMessages processed,
        ShardOwners owners,
        MessageHistory history,
        Transactions transactions,
        MessagingGateway gateway,
        Failures failures,
        WireTap tap,
        MessageTracing tracing,
        Clock clock,
        Executor background,
        Duration maxAge) {

    /**
     * @param subscriber name of the subscriber, unique in the system
     * @return what an adapter has to call with the deliveries for these handlers
     */
    public Receiver receiver(String subscriber, MessageHandlers handlers, ChannelCatalogue channels) {
        Subscriber self = new Subscriber(subscriber, channels.get(handlers.channel()), handlers);
        return new ShardWatch(
                self,
                owners,
                tap,
                clock,
                background,
                new ReceivePipeline(self, this, channels, processed.knownSince(subscriber)));
    }
}
