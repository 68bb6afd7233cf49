package orderflow.messaging.moves;

import java.util.List;
import java.util.Optional;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.channel.ChannelUnavailableException;
import orderflow.messaging.channel.Remaining;
import orderflow.messaging.inbox.Subscribers;
import orderflow.messaging.jdbc.JdbcLanes.Carriage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** {@code /actuator/channels}: how each channel is carried and what remains on it; and the way to hold it. */
@Endpoint(id = "channels")
record ChannelsEndpoint(ChannelCatalogue channels, MovableLanes lanes, Subscribers subscribers) {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelsEndpoint.class);

    /** What is shown. */
    record Channels(List<State> channels) {}

    /**
     * A channel as it is now.
     *
     * @param outbox number of messages that wait in this service's outbox
     * @param remaining what remains on the broker; empty when it cannot be reached
     */
    record State(String channel, String broker, int shards, boolean held, long outbox, Optional<Remaining> remaining) {}

    @ReadOperation
    Channels all() {
        return new Channels(channels.all().stream().map(this::state).toList());
    }

    @ReadOperation
    WebEndpointResponse<State> one(@Selector String name) {
        return known(name)
                .map(channel -> new WebEndpointResponse<>(state(channel)))
                .orElseGet(() -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND));
    }

    private Optional<Channel> known(String name) {
        return channels.all().stream()
                .filter(channel -> channel.name().equals(name))
                .findFirst();
    }

    /**
     * Returns when nothing is being sent any more.
     *
     * @param held whether the channel's messages are to wait in the outbox of this service, all instances of it
     */
    @WriteOperation
    WebEndpointResponse<State> hold(@Selector String name, boolean held) {
        known(name).ifPresent(channel -> {
            lanes.hold(name, held);
            LOG.info("{} is {}", name, held ? "held: its messages wait in the outbox" : "released");
        });
        return one(name);
    }

    private State state(Channel configured) {
        String name = configured.name();
        Carriage now = lanes.of(name);
        Channel channel = now.carrying(configured);
        return new State(name, channel.broker(), channel.shards(), now.held(), lanes.waiting(name), remaining(channel));
    }

    private Optional<Remaining> remaining(Channel channel) {
        try {
            return Optional.of(channels.carrierOf(channel).remaining(channel, subscribers.on(channel)));
        } catch (ChannelUnavailableException e) {
            return Optional.empty();
        }
    }
}
