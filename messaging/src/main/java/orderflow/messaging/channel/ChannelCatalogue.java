package orderflow.messaging.channel;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;

/** Every logical channel of the system: one configuration, shared by all services. */
public final class ChannelCatalogue {

    private final Map<String, Channel> channels;

    public ChannelCatalogue(Collection<Channel> channels) {
        this.channels = channels.stream().collect(toUnmodifiableMap(Channel::name, identity()));
    }

    /** @throws IllegalArgumentException when there is no such channel */
    public Channel get(String name) {
        Channel channel = channels.get(name);
        if (channel == null) {
            throw new IllegalArgumentException("no channel '" + name
                    + "' is configured under orderflow.channels; known: " + new TreeSet<>(channels.keySet()));
        }
        return channel;
    }

    public Collection<Channel> all() {
        return channels.values();
    }
}
