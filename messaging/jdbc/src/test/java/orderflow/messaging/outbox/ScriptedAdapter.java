package orderflow.messaging.outbox;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.Remaining;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessagingMapper;
import orderflow.messaging.support.Greeting;

/** A broker that confirms when the test says so; messages without a script are confirmed at once. */
final class ScriptedAdapter implements ChannelAdapter {

    private final String broker;
    private final Map<String, CompletableFuture<Void>> script;
    private final List<Message> sent;
    private Consumer<Message> onSend = message -> {};

    ScriptedAdapter() {
        this("rabbitmq", new ConcurrentHashMap<>(), new CopyOnWriteArrayList<>());
    }

    private ScriptedAdapter(String broker, Map<String, CompletableFuture<Void>> script, List<Message> sent) {
        this.broker = broker;
        this.script = script;
        this.sent = sent;
    }

    /** @return an adapter with the same script under another broker's name */
    ScriptedAdapter as(String otherBroker) {
        return new ScriptedAdapter(otherBroker, script, sent);
    }

    /** @return the confirm of the message with this text: the test completes it by hand */
    CompletableFuture<Void> delayConfirm(String text) {
        return script.computeIfAbsent(text, any -> new CompletableFuture<>());
    }

    void fail(String text, Exception cause) {
        script.put(text, CompletableFuture.failedFuture(cause));
    }

    /** The adapter itself fails. */
    void failWith(String text, Error failure) {
        onSend(message -> {
            if (text.equals(text(message)) && script.containsKey(text)) {
                throw failure;
            }
        });
        delayConfirm(text);
    }

    void onSend(Consumer<Message> check) {
        onSend = check;
    }

    void release(String text) {
        script.remove(text);
    }

    /** @return the texts of the messages that were sent, oldest first */
    List<String> sent() {
        return sent.stream().map(ScriptedAdapter::text).toList();
    }

    List<Long> sequences() {
        return sent.stream().map(message -> message.headers().sequence()).toList();
    }

    List<Message> messages() {
        return sent;
    }

    static String text(Message message) {
        Class<? extends Greeting> type =
                message.headers().type().equals("greeting.greet.v1") ? Greeting.Greet.class : Greeting.Greeted.class;
        return new MessagingMapper()
                .read(message.body(), MessagingMapper.JSON, type)
                .text();
    }

    @Override
    public CompletableFuture<Void> send(Channel channel, Message message) {
        onSend.accept(message);
        sent.add(message);
        return script.getOrDefault(text(message), CompletableFuture.completedFuture(null));
    }

    @Override
    public String broker() {
        return broker;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of();
    }

    @Override
    public Subscription subscribe(Channel channel, String subscriber, Receiver receiver) {
        throw new UnsupportedOperationException("only sends");
    }

    @Override
    public Remaining remaining(Channel channel, Collection<String> subscribers) {
        throw new UnsupportedOperationException("only sends");
    }
}
