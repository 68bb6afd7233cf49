package orderflow.testkit.contract;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.Remaining;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.message.Message;

/** Declares what it is told to, and can do none of it: one instance only, and what is deleted stays deleted. */
final class BoastingAdapter implements ChannelAdapter {

    private final ChannelAdapter broker;
    private final Set<Capability> declared;
    private final Set<String> taken = new HashSet<>();
    private final Set<String> deleted = new HashSet<>();

    BoastingAdapter(ChannelAdapter broker, Set<Capability> declared) {
        this.broker = broker;
        this.declared = declared;
    }

    @Override
    public String broker() {
        return broker.broker();
    }

    @Override
    public Set<Capability> capabilities() {
        return declared;
    }

    void delete(Channel channel) {
        deleted.add(channel.name());
    }

    @Override
    public CompletableFuture<Void> send(Channel channel, Message message) {
        if (deleted.contains(channel.name())) {
            throw new IllegalStateException("there is no " + channel.name());
        }
        return broker.send(channel, message);
    }

    @Override
    public Subscription subscribe(Channel channel, String subscriber, Receiver receiver) {
        if (!taken.add(channel.name() + subscriber)) {
            throw new IllegalStateException("another instance receives from " + channel.name());
        }
        return broker.subscribe(channel, subscriber, receiver);
    }

    @Override
    public Remaining remaining(Channel channel, Collection<String> subscribers) {
        return broker.remaining(channel, subscribers);
    }
}
