package orderflow.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter;
import orderflow.messaging.channel.ChannelAdapter.Capability;
import orderflow.messaging.channel.ChannelStyle;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.Subscription;
import orderflow.messaging.message.Body;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.message.MessageKind;
import orderflow.messaging.message.MessagingMapper;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** What the parts of the contract share: channels and subscribers that no other test knows, and their ending. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
abstract class ContractPart {

    static {
        // the threads of a client may fail when its broker goes; that is nothing to whoever waits meanwhile
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    static final int SHARDS = 3;
    static final List<String> KEYS =
            IntStream.rangeClosed(1, 20).mapToObj(number -> "key-" + number).toList();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final ChannelAdapterContract broker;
    private final String suffix = UUID.randomUUID().toString();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private @Nullable Outage outage;

    /** @param needed capabilities without which all tests of this part are skipped */
    ContractPart(ChannelAdapterContract broker, Capability... needed) {
        this.broker = broker;
        List.of(needed).forEach(this::needs);
    }

    /** Brings the broker back first, since closing may need it. What fails keeps nothing else from being tried. */
    @AfterEach
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void clearUp() {
        Stream<Executable> end = Stream.ofNullable(outage).map(begun -> begun::end);
        Stream<Executable> close = subscriptions.stream().map(subscription -> subscription::close);
        assertAll(Stream.concat(end, close));
    }

    /** Skips the test unless the adapter declares the capability; the test report says which one is missing. */
    final void needs(Capability capability) {
        assumeTrue(declares(capability), () -> "the adapter for " + nameOfBroker() + " does not declare " + capability);
    }

    final boolean declares(Capability capability) {
        return broker.adapter().capabilities().contains(capability);
    }

    final String nameOfBroker() {
        return broker.adapter().broker();
    }

    final Channel pointToPoint(int shards) {
        return channel(ChannelStyle.POINT_TO_POINT, shards);
    }

    final Channel publishSubscribe(int shards) {
        return channel(ChannelStyle.PUBLISH_SUBSCRIBE, shards);
    }

    private Channel channel(ChannelStyle style, int shards) {
        String name = "contract-" + UUID.randomUUID();
        return new Channel(name, style, nameOfBroker(), shards, MessagingMapper.JSON);
    }

    final Subscription subscribe(Channel channel, String subscriber, Receiver receiver) {
        return subscribe(broker.adapter(), channel, subscriber, receiver);
    }

    final Subscription subscribeOtherInstance(Channel channel, String subscriber, Receiver receiver) {
        return subscribe(broker.otherInstance(), channel, subscriber, receiver);
    }

    private Subscription subscribe(ChannelAdapter adapter, Channel channel, String subscriber, Receiver receiver) {
        return closedAfterwards(adapter.subscribe(channel, nameOf(subscriber), receiver));
    }

    final <S extends Subscription> S closedAfterwards(S subscription) {
        subscriptions.add(subscription);
        return subscription;
    }

    /** An outage that the test does not end is ended after the test. */
    final void begin(Outage beginning) {
        outage = beginning; // before it begins: it has to end even if it fails halfway
        beginning.begin();
    }

    final void end(Outage begun) {
        begun.end();
        outage = null;
    }

    /** @return the name with which a subscriber of this test is known to the broker */
    final String nameOf(String subscriber) {
        return subscriber + "-" + suffix;
    }

    /** Sends one after the other, each when the one before it is confirmed. */
    final void send(Channel channel, List<Message> messages) {
        messages.forEach(message -> confirmed(broker.adapter().send(channel, message)));
    }

    /** Sends messages with different keys together, as the relay does. */
    final void sendTogether(Channel channel, List<Message> messages) {
        ChannelAdapter adapter = broker.adapter();
        List<CompletableFuture<Void>> confirms = new ArrayList<>();
        adapter.inOneSession(() -> messages.forEach(message -> confirms.add(adapter.send(channel, message))));
        confirms.forEach(ContractPart::confirmed);
    }

    static void confirmed(CompletableFuture<Void> confirm) {
        confirm.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    static ConditionFactory eventually() {
        return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20));
    }

    /** Few repetitions are legal, since shards may move while receivers come: that is what at least once means. */
    static <T> void assertHandledByOneEach(List<T> handled, List<T> sent) {
        assertThat(Set.copyOf(handled)).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(handled.size()).isLessThan(sent.size() * 3 / 2);
    }

    /** @return a message whose sequence is the number */
    static Message message(String key, long number) {
        MessageHeaders headers = MessageHeaders.builder(
                        UUID.randomUUID(),
                        "contract.tested.v1",
                        MessageKind.EVENT,
                        "contract-suite",
                        Instant.now(),
                        MessagingMapper.JSON,
                        key)
                .sequence(number)
                .build();
        return new Message(headers, Body.of("{\"number\":" + number + "}"));
    }

    /** @return messages of one key, numbered {@code first} to {@code last} */
    static List<Message> messages(String key, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> message(key, number))
                .toList();
    }

    /** @return one message for each key, all with the same number */
    static List<Message> round(long number) {
        return KEYS.stream().map(key -> message(key, number)).toList();
    }
}
