package orderflow.messaging.channel;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Every logical channel of the system, one configuration shared by all services, and the adapters that carry them. */
public final class ChannelCatalogue {

    private final Map<String, Channel> channels;
    private final Map<String, ChannelAdapter> adapters;

    public ChannelCatalogue(Collection<Channel> channels, Collection<ChannelAdapter> adapters) {
        this.channels = channels.stream().collect(toUnmodifiableMap(Channel::name, identity()));
        this.adapters = adapters.stream().collect(toUnmodifiableMap(ChannelAdapter::broker, identity()));
    }

    /** @throws IllegalArgumentException when there is no such channel */
    public Channel get(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no channel '" + name + "' is configured under orderflow.messaging.channels; known: "
                                + new TreeSet<>(channels.keySet())));
    }

    public Optional<Channel> find(String name) {
        return Optional.ofNullable(channels.get(name));
    }

    /** @throws IllegalStateException when there is no adapter for the channel's broker */
    public ChannelAdapter carrierOf(Channel channel) {
        ChannelAdapter adapter = adapters.get(channel.broker());
        if (adapter == null) {
            throw new IllegalStateException("channel " + channel.name() + " is on " + channel.broker()
                    + ", for which there is no adapter: add orderflow-messaging-" + channel.broker()
                    + " to the class path, or choose one of " + adapters.keySet());
        }
        return adapter;
    }

    public Collection<Channel> all() {
        return channels.values();
    }
}
