package orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.channel.ChannelStyle;
import orderflow.messaging.channel.Delivery;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.Remaining;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessagingMapper;
import orderflow.testkit.InMemoryChannelAdapter;

/** A broker in memory that stops, or loses, one command or reply of the next order, where the test says. */
final class SteppedBroker implements ChannelAdapter {

    private static final Duration MOST = Duration.ofSeconds(30);

    /** Where a message can be stopped. */
    enum Moment {
        /** What produced it has committed; the broker does not have it. */
        SENDING,
        /** The broker has it; its receiver has not begun with it. */
        HANDLING,
        /** Its receiver has committed. */
        HANDLED
    }

    /** @param type wire name */
    record Point(String type, Moment moment) {}

    /** Keeps the one who comes to the point until the test lets him go on. */
    static final class Stop {

        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        void awaitReached() {
            await(reached);
        }

        void goOn() {
            open.countDown();
        }

        private void stay() {
            reached.countDown();
            await(open);
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(MOST.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private record Plan(Point point, Stop stop, Optional<String> lost, Runnable whenLost, Set<String> earlierOrders) {

        boolean concerns(Channel channel, Message message) {
            return channel.style() == ChannelStyle.POINT_TO_POINT
                    && !earlierOrders.contains(message.headers().shardKey());
        }
    }

    private final InMemoryChannelAdapter broker = new InMemoryChannelAdapter();
    private final Set<String> orders = ConcurrentHashMap.newKeySet();
    private final Map<String, Stop> closed = new ConcurrentHashMap<>();
    private volatile Optional<Plan> plan = Optional.empty();

    /** From now on the channels' receivers begin with nothing new. */
    void close(String... channels) {
        List.of(channels).forEach(channel -> closed.put(channel, new Stop()));
    }

    void open(String... channels) {
        List.of(channels).forEach(channel -> closed.remove(channel).goOn());
    }

    /** @return how many of the channel's messages are not handled */
    long waitingOn(String channel) {
        return broker.remaining(
                        new Channel(channel, ChannelStyle.POINT_TO_POINT, broker(), 1, MessagingMapper.JSON), Set.of())
                .messages();
    }

    /** Stops the next order's message at the point; the order may not have been placed yet. */
    Stop stopAt(Point point, Optional<String> lost, Runnable whenLost) {
        Stop stop = new Stop();
        plan = Optional.of(new Plan(point, stop, lost, whenLost, Set.copyOf(orders)));
        return stop;
    }

    @Override
    public CompletableFuture<Void> send(Channel channel, Message message) {
        pass(Moment.SENDING, channel, message);
        orders.add(message.headers().shardKey());
        Optional<Plan> losing = plan.filter(each -> each.concerns(channel, message)
                && each.lost().equals(Optional.of(message.headers().type())));
        if (losing.isPresent()) {
            losing.get().whenLost().run();
            return CompletableFuture.completedFuture(null);
        }
        return broker.send(channel, message);
    }

    @Override
    public Subscription subscribe(Channel channel, String subscriber, Receiver receiver) {
        return broker.subscribe(channel, subscriber, deliveries -> {
            Optional.ofNullable(closed.get(channel.name())).ifPresent(Stop::stay);
            pass(Moment.HANDLING, channel, deliveries);
            receiver.receive(deliveries);
            pass(Moment.HANDLED, channel, deliveries);
        });
    }

    @Override
    public Remaining remaining(Channel channel, Collection<String> subscribers) {
        return broker.remaining(channel, subscribers);
    }

    private void pass(Moment moment, Channel channel, List<? extends Delivery> deliveries) {
        deliveries.forEach(delivery -> pass(moment, channel, delivery.message()));
    }

    private void pass(Moment moment, Channel channel, Message message) {
        Point here = new Point(message.headers().type(), moment);
        plan.filter(each -> each.concerns(channel, message) && each.point().equals(here))
                .ifPresent(each -> each.stop().stay());
    }

    @Override
    public String broker() {
        return broker.broker();
    }

    @Override
    public Set<Capability> capabilities() {
        return broker.capabilities();
    }
}
