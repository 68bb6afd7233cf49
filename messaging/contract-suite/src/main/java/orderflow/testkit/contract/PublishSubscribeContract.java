package orderflow.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter.Capability;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageHeaders;
import org.junit.jupiter.api.Test;

/** Publish-Subscribe Channel: every subscriber gets every message, however many instances it has; none is legal. */
abstract class PublishSubscribeContract extends ContractPart {

    private static final long PROBE = 0;

    private final RecordingReceiver receiver = new RecordingReceiver();
    private final RecordingReceiver other = new RecordingReceiver();
    private final Channel channel = publishSubscribe(SHARDS);

    PublishSubscribeContract(ChannelAdapterContract broker) {
        super(broker);
    }

    @Test
    void givesEverySubscriberEveryMessage() {
        subscribe(channel, "one", receiver);
        subscribe(channel, "two", other);
        awaitSubscribed(List.of(List.of(receiver), List.of(other)));

        sendRounds(1, 5);

        eventually().untilAsserted(() -> {
            assertThat(KEYS).allSatisfy(key -> assertThat(real(key, receiver)).containsExactly(1L, 2L, 3L, 4L, 5L));
            assertThat(KEYS).allSatisfy(key -> assertThat(real(key, other)).containsExactly(1L, 2L, 3L, 4L, 5L));
        });
    }

    @Test
    void givesEachMessageToOneInstanceOfASubscriber() {
        subscribe(channel, "one", receiver);
        subscribeOtherInstance(channel, "one", other);
        awaitSubscribed(List.of(List.of(receiver, other)));

        List<UUID> sent = sendRounds(1, 5);

        eventually().untilAsserted(() -> assertHandledByOneEach(real(receiver, other), sent));
    }

    @Test
    void acceptsMessageThatNobodyIsSubscribedTo() {
        sendRounds(1, 1);
    }

    @Test
    void keepsMessagesForASubscriberThatIsAway() {
        var subscription = subscribe(channel, "one", receiver);
        awaitSubscribed(List.of(List.of(receiver)));
        subscription.close();

        sendRounds(1, 2);
        assertThat(KEYS).allSatisfy(key -> assertThat(real(key, receiver)).isEmpty());
        subscribe(channel, "one", other);

        eventually()
                .untilAsserted(() -> assertThat(KEYS)
                        .allSatisfy(key -> assertThat(real(key, other)).containsExactly(1L, 2L)));
    }

    @Test
    void letsLaterSubscriberReadFromTheBeginningWhereItCanReplay() {
        needs(Capability.REPLAY);
        subscribe(channel, "one", receiver);
        sendRounds(1, 3);
        eventually()
                .until(() -> KEYS.stream().allMatch(key -> real(key, receiver).contains(3L)));

        subscribe(channel, "later", other);

        eventually()
                .untilAsserted(() -> assertThat(KEYS)
                        .allSatisfy(key -> assertThat(real(key, other)).containsExactly(1L, 2L, 3L)));
    }

    @Test
    void replaysAllThatWasSentWhereItCan() {
        needs(Capability.REPLAY);
        subscribe(channel, "one", receiver);
        List<UUID> sent = sendRounds(1, 3);
        eventually()
                .until(() -> KEYS.stream().allMatch(key -> real(key, receiver).contains(3L)));

        broker.adapter().replay(channel, other);

        assertThat(real(other)).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(KEYS).allSatisfy(key -> assertThat(real(key, other)).containsExactly(1L, 2L, 3L));
    }

    @Test
    void refusesToReplayWhereItCannot() {
        assumeFalse(declares(Capability.REPLAY), () -> "the adapter for " + nameOfBroker() + " declares REPLAY");

        assertThatThrownBy(() -> broker.adapter().replay(channel, other))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining(channel.name());
    }

    @Test
    void endsTheReplayWithTheFailureOfItsReceiver() {
        needs(Capability.REPLAY);
        sendRounds(1, 1);

        assertThatThrownBy(() -> broker.adapter().replay(channel, deliveries -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
    }

    /** @return the ids of what was sent */
    private List<UUID> sendRounds(int first, int last) {
        List<UUID> sent = new ArrayList<>();
        for (int number = first; number <= last; number++) {
            List<Message> round = round(number);
            sendTogether(channel, round);
            sent.addAll(RecordingReceiver.idsOf(round));
        }
        return sent;
    }

    /** Sends probes until each subscriber has got one of every key: only then none will miss what comes. */
    private void awaitSubscribed(List<List<RecordingReceiver>> subscribers) {
        // a channel of which only some shards are bound may refuse others: a sender tries again
        eventually().ignoreExceptions().pollInterval(Duration.ofMillis(100)).until(() -> {
            List<Message> missing = KEYS.stream()
                    .filter(key -> subscribers.stream()
                            .anyMatch(receivers -> receivers.stream()
                                    .allMatch(one -> one.numbers(key).isEmpty())))
                    .map(key -> message(key, PROBE))
                    .toList();
            sendTogether(channel, missing);
            return missing.isEmpty();
        });
    }

    /** @return the numbers of a key's messages that are no probes, without repetitions */
    private static List<Long> real(String key, RecordingReceiver receiver) {
        return receiver.distinctNumbers(key).stream()
                .filter(number -> number != PROBE)
                .toList();
    }

    /** @return the ids of all messages that are no probes, with repetitions */
    private static List<UUID> real(RecordingReceiver... receivers) {
        return Stream.of(receivers)
                .flatMap(receiver -> receiver.messages().stream())
                .map(Message::headers)
                .filter(headers -> headers.sequence() != PROBE)
                .map(MessageHeaders::id)
                .toList();
    }
}
