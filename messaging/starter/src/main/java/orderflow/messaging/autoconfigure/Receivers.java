package orderflow.messaging.autoconfigure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.inbox.Inbox;
import orderflow.messaging.inbox.MessageHandlers;
import orderflow.messaging.inbox.Subscribers;

/** Subscribes every {@link MessageHandlers} bean. */
record Receivers(String service, List<MessageHandlers> handlers, Inbox inbox, ChannelCatalogue channels)
        implements Subscribers {

    /**
     * @throws IllegalStateException when two subscribers of a channel share a name: each would get half of the messages
     */
    List<Subscription> start() {
        Set<List<String>> taken = new HashSet<>();
        for (MessageHandlers subscriber : handlers) {
            if (!taken.add(List.of(subscriber.channel(), nameOf(subscriber)))) {
                throw new IllegalStateException("two subscribers '" + nameOf(subscriber) + "' on "
                        + subscriber.channel() + ": tell them apart with as(\"...\")");
            }
        }
        return handlers.stream().map(this::subscribe).toList();
    }

    @Override
    public List<String> on(Channel channel) {
        return handlers.stream()
                .filter(subscriber -> subscriber.channel().equals(channel.name()))
                .map(this::nameOf)
                .toList();
    }

    private Subscription subscribe(MessageHandlers subscriber) {
        Channel channel = channels.get(subscriber.channel());
        String name = nameOf(subscriber);
        return channels.carrierOf(channel).subscribe(channel, name, inbox.receiver(name, subscriber, channels));
    }

    private String nameOf(MessageHandlers subscriber) {
        return subscriber.subscriber().isEmpty() ? service : service + "." + subscriber.subscriber();
    }
}
