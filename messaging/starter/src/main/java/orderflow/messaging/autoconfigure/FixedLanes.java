package orderflow.messaging.autoconfigure;

import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.jdbc.JdbcLanes;
import orderflow.messaging.jdbc.JdbcLanes.Carriage;
import orderflow.messaging.outbox.Transactions;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Sets up the lanes of channels that are new, and refuses to start when a channel is configured otherwise than it is
 * carried: messages would be left behind on the old broker, and overtaken by later ones.
 */
record FixedLanes(ChannelCatalogue channels, JdbcLanes lanes, Transactions transactions) implements LanePreparation {

    private static final String MODULE = "orderflow-messaging-moves";

    @Override
    public void prepare() {
        channels.all().forEach(channel -> transactions.execute(() -> settle(channel)));
    }

    private Carriage settle(Channel channel) {
        Carriage before = lanes.of(channel.name());
        if (before.carrying(channel).equals(channel)) {
            lanes.create(channel);
        }
        Carriage now = lanes.of(channel.name()); // another instance may have been faster
        refuseUnlessAsConfigured(channel, now);
        return now;
    }

    /** @throws InvalidConfigurationPropertyValueException which Spring Boot shows without a stack trace */
    private static void refuseUnlessAsConfigured(Channel channel, Carriage now) {
        Channel carried = now.carrying(channel);
        if (!carried.equals(channel)) {
            throw refusal(
                    channel,
                    "is carried by " + place(carried) + ", but configured for " + place(channel)
                            + ". Restore the former setting, or add " + MODULE
                            + " to all services: it moves the channel without leaving a message behind.");
        }
        if (now.held()) {
            throw refusal(
                    channel,
                    "is held, and its messages would wait for ever. Add " + MODULE
                            + ", start the service, and release the channel at /actuator/channels.");
        }
    }

    private static InvalidConfigurationPropertyValueException refusal(Channel channel, String reason) {
        return new InvalidConfigurationPropertyValueException(
                "orderflow.messaging.channels." + channel.name(), place(channel), channel.name() + " " + reason);
    }

    private static String place(Channel channel) {
        return channel.broker() + " (" + channel.shards() + " shards)";
    }
}
