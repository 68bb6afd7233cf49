package orderflow.messaging.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelStyle;
import orderflow.messaging.message.MessagingMapper;
import orderflow.messaging.outbox.RelaySettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the messaging library.
 *
 * @param channels every logical channel of the system, by name; the same in all services
 * @param broker carries all channels, overriding their own setting; unset: each channel's own broker
 * @param instance identifies this process among the instances of its service: in the log, and when shards are assigned
 * @param replyChannel channel on which the service's sagas receive replies; required by a service that has sagas
 * @param retention how long processed messages, ended sagas and the message history are kept; an older message is set
 *     aside
 * @param purgeInterval how often what is older than the retention is deleted
 * @param history whether to keep the messages sent and handled, for people to look at
 * @param awaitDatabase whether startup waits until the service's database can be reached
 */
@ConfigurationProperties("orderflow.messaging")
public record MessagingProperties(
        @DefaultValue Map<String, ChannelProperties> channels,
        Optional<String> broker,
        @DefaultValue("0") String instance,
        Optional<String> replyChannel,
        @DefaultValue("7d") Duration retention,
        @DefaultValue("5m") Duration purgeInterval,
        @DefaultValue("false") boolean history,
        @DefaultValue("true") boolean awaitDatabase,
        @DefaultValue Relay relay,
        @DefaultValue Saga saga) {

    // what was handled just before the retention must still be known when its duplicate comes
    private static final Duration SAFETY_MARGIN = Duration.ofHours(1);

    private static final Duration SHORTEST_RETENTION = SAFETY_MARGIN.multipliedBy(2);

    /** @throws IllegalArgumentException when messages would be too old as soon as they are sent */
    public MessagingProperties {
        require(
                retention.compareTo(SHORTEST_RETENTION) >= 0,
                "orderflow.messaging.retention must be at least " + SHORTEST_RETENTION + ", not " + retention
                        + ": a message older than that less " + SAFETY_MARGIN + " is set aside");
        require(isPositive(purgeInterval), "orderflow.messaging.purge-interval must be positive, not " + purgeInterval);
    }

    private static void require(boolean condition, String complaint) {
        if (!condition) {
            throw new IllegalArgumentException(complaint);
        }
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    /**
     * One logical channel.
     *
     * @param style who gets a message
     * @param broker rabbitmq or kafka
     * @param shards how many shards are handled in parallel; hard to change once messages flow
     * @param contentType media type in which senders write bodies: application/json or application/cbor
     */
    public record ChannelProperties(
            @DefaultValue("point-to-point") ChannelStyle style,
            @DefaultValue("rabbitmq") String broker,
            @DefaultValue("4") int shards,
            @DefaultValue(MessagingMapper.JSON) String contentType) {

        /** @throws IllegalArgumentException when bodies cannot be written in that content type */
        public ChannelProperties {
            if (!MessagingMapper.knows(contentType)) {
                throw new IllegalArgumentException("content-type must be " + MessagingMapper.JSON + " or "
                        + MessagingMapper.CBOR + ", not '" + contentType + "'");
            }
        }
    }

    /**
     * The relay from the outbox to the brokers.
     *
     * @param batchSize most messages sent in one transaction
     * @param confirmTimeout how long a broker may take to confirm them
     * @param sweepInterval how often the outbox is searched for messages left behind
     * @param threadsPerBroker most lanes drained at the same time per broker
     */
    public record Relay(
            @DefaultValue("200") int batchSize,
            @DefaultValue("5s") Duration confirmTimeout,
            @DefaultValue("1s") Duration sweepInterval,
            @DefaultValue("2") int threadsPerBroker) {

        // the database ends a transaction that has been idle for 10 s, with all that was confirmed meanwhile
        private static final Duration LONGEST_CONFIRM = Duration.ofSeconds(8);

        /** @throws IllegalArgumentException when the relay could not work like that */
        public Relay {
            require(batchSize > 0, "orderflow.messaging.relay.batch-size must be positive, not " + batchSize);
            require(
                    threadsPerBroker > 0,
                    "orderflow.messaging.relay.threads-per-broker must be positive, not " + threadsPerBroker);
            require(
                    isPositive(sweepInterval),
                    "orderflow.messaging.relay.sweep-interval must be positive, not " + sweepInterval);
            require(
                    isPositive(confirmTimeout) && confirmTimeout.compareTo(LONGEST_CONFIRM) <= 0,
                    "orderflow.messaging.relay.confirm-timeout must be positive and at most " + LONGEST_CONFIRM
                            + ", not " + confirmTimeout + ": the database ends transactions that wait for longer");
        }
    }

    /**
     * The saga orchestrator.
     *
     * @param sweepInterval how often passed deadlines are looked for
     */
    public record Saga(@DefaultValue("500ms") Duration sweepInterval) {

        /** @throws IllegalArgumentException when the interval is not positive */
        public Saga {
            require(
                    isPositive(sweepInterval),
                    "orderflow.messaging.saga.sweep-interval must be positive, not " + sweepInterval);
        }
    }

    /** @throws IllegalArgumentException when it is not set */
    String requiredReplyChannel() {
        return replyChannel.orElseThrow(() -> new IllegalArgumentException(
                "orderflow.messaging.reply-channel must be set: the service's sagas receive replies there"));
    }

    List<Channel> catalogue() {
        return channels.entrySet().stream()
                .map(entry -> channel(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Channel channel(String name, ChannelProperties channel) {
        return new Channel(
                name, channel.style(), broker.orElse(channel.broker()), channel.shards(), channel.contentType());
    }

    Duration maxAge() {
        return retention.minus(SAFETY_MARGIN);
    }

    RelaySettings relaySettings() {
        return new RelaySettings(relay.batchSize(), relay.confirmTimeout(), relay.sweepInterval());
    }
}
