package orderflow.messaging.autoconfigure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.channel.ChannelCatalogue;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.inbox.Inbox;
import orderflow.messaging.inbox.MessageHandlers;

/** Subscribes every {@link MessageHandlers} bean. */
final class Receivers {

    private final String service;
    private final List<MessageHandlers> handlers;
    private final Inbox inbox;
    private final ChannelCatalogue channels;
    private final Function<String, ChannelAdapter> adapters;
    private final List<Subscription> subscriptions = new ArrayList<>();

    Receivers(
            String service,
            List<MessageHandlers> handlers,
            Inbox inbox,
            ChannelCatalogue channels,
            Function<String, ChannelAdapter> adapters) {
        this.service = service;
        this.handlers = handlers;
        this.inbox = inbox;
        this.channels = channels;
        this.adapters = adapters;
    }

    /**
     * @throws IllegalStateException when two subscribers of a channel share a name: each would get half of the messages
     */
    void start() {
        Set<List<String>> taken = new HashSet<>();
        for (MessageHandlers subscriber : handlers) {
            if (!taken.add(List.of(subscriber.channel(), nameOf(subscriber)))) {
                throw new IllegalStateException("two subscribers '" + nameOf(subscriber) + "' on "
                        + subscriber.channel() + ": tell them apart with as(\"...\")");
            }
        }
        handlers.forEach(this::subscribe);
    }

    private void subscribe(MessageHandlers subscriber) {
        ChannelAdapter adapter =
                adapters.apply(channels.get(subscriber.channel()).broker());
        subscriptions.add(inbox.subscribe(adapter, nameOf(subscriber), subscriber, channels));
    }

    private String nameOf(MessageHandlers subscriber) {
        return subscriber.subscriber().isEmpty() ? service : service + "." + subscriber.subscriber();
    }

    /** Returns when the messages in hand are settled; all subscriptions finish side by side. */
    void stop() {
        subscriptions.parallelStream().forEach(Subscription::close);
        subscriptions.clear();
    }
}
