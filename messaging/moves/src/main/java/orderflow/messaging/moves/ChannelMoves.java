package orderflow.messaging.moves;

import java.time.Duration;
import orderflow.messaging.autoconfigure.LanePreparation;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter.Capability;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.channel.ChannelStyle;
import orderflow.messaging.channel.ChannelUnavailableException;
import orderflow.messaging.channel.Remaining;
import orderflow.messaging.inbox.Subscribers;
import orderflow.messaging.jdbc.JdbcLanes.Carriage;
import orderflow.messaging.outbox.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Moves a channel to the broker and the number of shards that are configured, at the start and only when nothing
 * remains where it was: messages left behind there would be stranded, and overtaken by later ones.
 */
record ChannelMoves(ChannelCatalogue channels, MovableLanes lanes, Subscribers subscribers, Transactions transactions)
        implements LanePreparation {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelMoves.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** Returns when all channels are carried as configured. While a broker that has to be asked is away, it waits. */
    @Override
    public void prepare() {
        channels.all().forEach(this::prepare);
    }

    private void prepare(Channel channel) {
        boolean told = false;
        while (!prepared(channel, told)) {
            told = true;
        }
    }

    private boolean prepared(Channel channel, boolean told) {
        try {
            return transactions.execute(() -> settle(channel));
        } catch (ChannelUnavailableException e) {
            if (!told) {
                LOG.warn("{} is to move, and waits to learn what remains: {}", channel.name(), e.getMessage());
            }
            pause();
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("told to stop while it waited", e);
        }
    }

    private boolean settle(Channel channel) {
        lanes.lock(channel.name());
        Carriage now = lanes.of(channel.name());
        Channel old = now.carrying(channel);
        boolean moves = !old.equals(channel);
        if (moves) {
            refuseUnlessItCan(old, channel);
        }
        boolean held = moves ? mustWaitForOthers(old, channel) : now.held();
        if (moves || now.broker() == null) {
            lanes.carry(channel, held);
        }
        lanes.sort(channel);
        tell(old, channel, moves, held);
        return true;
    }

    private static void tell(Channel old, Channel channel, boolean moves, boolean held) {
        if (moves) {
            LOG.info("moved {} from {} to {}", channel.name(), place(old), place(channel));
        }
        if (held) {
            LOG.warn("{} is held: its messages wait until it is released at /actuator/channels", channel.name());
        }
    }

    /**
     * Whether somebody who has not moved yet would miss what is sent now, or take it for what was left: a subscriber
     * whose queue is not yet there, or a service that looks into the same queues.
     */
    private boolean mustWaitForOthers(Channel old, Channel channel) {
        boolean losesEvents = channel.style() == ChannelStyle.PUBLISH_SUBSCRIBE
                && !channels.carrierOf(channel).capabilities().contains(Capability.REPLAY);
        return losesEvents || old.broker().equals(channel.broker());
    }

    /** @throws InvalidConfigurationPropertyValueException which Spring Boot shows without a stack trace */
    private void refuseUnlessItCan(Channel old, Channel channel) {
        int fixed = remaining(channel).shards();
        if (fixed > 0 && fixed != channel.shards()) {
            throw refusal(
                    old,
                    channel,
                    "it has " + fixed + " shards there, which cannot be changed. Configure " + fixed
                            + " shards, or give the channel another name.");
        }
        Remaining left = remaining(old);
        // those of the same queues may be of others that have moved already
        boolean attached = left.receivers() > 0
                && (!old.broker().equals(channel.broker())
                        || !subscribers.on(channel).isEmpty());
        if (left.messages() > 0 || attached) {
            throw refusal(
                    old,
                    channel,
                    left.messages() + " messages remain where it was, and " + left.receivers()
                            + " receivers are attached there. Start all services with the former setting, hold the channel at"
                            + " /actuator/channels until it is empty, stop all services, and start them with the new one.");
        }
    }

    private Remaining remaining(Channel channel) {
        return channels.carrierOf(channel).remaining(channel, subscribers.on(channel));
    }

    private static InvalidConfigurationPropertyValueException refusal(Channel old, Channel channel, String reason) {
        return new InvalidConfigurationPropertyValueException(
                "orderflow.messaging.channels." + channel.name(),
                place(channel),
                channel.name() + " cannot move from " + place(old) + " to " + place(channel) + ": " + reason);
    }

    private static String place(Channel channel) {
        return channel.broker() + " (" + channel.shards() + " shards)";
    }
}
