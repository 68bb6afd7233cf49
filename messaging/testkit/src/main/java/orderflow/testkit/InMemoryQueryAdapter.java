package orderflow.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.query.ExpiringMessage;
import orderflow.messaging.query.QueryAdapter;
import orderflow.messaging.query.ReturnAddress;

/** Questions and answers in memory, each handed over on a thread of its own; it can be away. */
public final class InMemoryQueryAdapter implements QueryAdapter {

    private record Subscriber(String channel, String recipient, InMemoryHandover handover) {}

    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();
    private final Map<String, InMemoryHandover> askers = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean away;

    @Override
    public String broker() {
        return InMemoryChannelAdapter.NAME;
    }

    /** Until it is back, no instance has a Return Address, and nothing can be sent. */
    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    @Override
    public ReturnAddress receiveAnswers(Channel channel, Consumer<Supplier<ExpiringMessage>> receiver) {
        String name = channel.name() + "/" + UUID.randomUUID();
        InMemoryHandover handover = new InMemoryHandover(receiver);
        askers.put(name, handover);
        return new ReturnAddress() {

            @Override
            public Optional<String> name() {
                return away ? Optional.empty() : Optional.of(name);
            }

            @Override
            public void close() {
                askers.remove(name);
                handover.close();
            }
        };
    }

    @Override
    public Subscription receiveQuestions(
            Channel channel, String recipient, Consumer<Supplier<ExpiringMessage>> receiver) {
        Subscriber subscriber = new Subscriber(channel.name(), recipient, new InMemoryHandover(receiver));
        subscribers.add(subscriber);
        return () -> {
            subscribers.remove(subscriber);
            subscriber.handover().close();
        };
    }

    @Override
    public CompletableFuture<Void> ask(Channel channel, ExpiringMessage question) {
        int turn = asked.getAndIncrement();
        return send(() -> subscribers.stream()
                .filter(subscriber -> subscriber.channel().equals(channel.name()))
                .map(Subscriber::recipient)
                .distinct()
                .forEach(recipient -> oneOf(channel, recipient, turn).start(question)));
    }

    private InMemoryHandover oneOf(Channel channel, String recipient, int turn) {
        List<Subscriber> sharers = subscribers.stream()
                .filter(subscriber -> subscriber.channel().equals(channel.name())
                        && subscriber.recipient().equals(recipient))
                .toList();
        return sharers.get(turn % sharers.size()).handover();
    }

    @Override
    public CompletableFuture<Void> answer(Channel channel, String returnAddress, ExpiringMessage answer) {
        return send(() -> Optional.ofNullable(askers.get(returnAddress)).ifPresent(asker -> asker.start(answer)));
    }

    private CompletableFuture<Void> send(Runnable delivery) {
        if (away) {
            return CompletableFuture.failedFuture(new IllegalStateException("the broker is away"));
        }
        delivery.run();
        return CompletableFuture.completedFuture(null);
    }
}
