package orderflow.notification.timeline;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.channel.Delivery;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.Remaining;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.message.Message;
import orderflow.testkit.InMemoryChannelAdapter;

/** A broker in memory that keeps what was handled. */
record ReplayingAdapter(InMemoryChannelAdapter memory, List<Sent> sent) implements ChannelAdapter {

    static final String NAME = "replaying";

    record Sent(String channel, Message message) implements Delivery {

        @Override
        public int shard() {
            return 0;
        }

        @Override
        public void setAside(String reason) {
            throw new AssertionError(reason);
        }
    }

    ReplayingAdapter() {
        this(new InMemoryChannelAdapter(), new CopyOnWriteArrayList<>());
    }

    @Override
    public String broker() {
        return NAME;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.REPLAY);
    }

    @Override
    public CompletableFuture<Void> send(Channel channel, Message message) {
        sent.add(new Sent(channel.name(), message));
        return memory.send(channel, message);
    }

    @Override
    public Subscription subscribe(Channel channel, String subscriber, Receiver receiver) {
        return memory.subscribe(channel, subscriber, receiver);
    }

    @Override
    public Remaining remaining(Channel channel, Collection<String> subscribers) {
        return memory.remaining(channel, subscribers);
    }

    @Override
    public void replay(Channel channel, Receiver receiver) {
        receiver.receive(sent.stream()
                .filter(each -> each.channel().equals(channel.name()))
                .toList());
    }
}
