package orderflow.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.message.Message;
import org.junit.jupiter.api.Test;

/** Point-to-Point Channel: exactly one receiver handles a message, and a message waits for it. */
abstract class PointToPointContract extends ContractPart {

    private final RecordingReceiver receiver = new RecordingReceiver();
    private final RecordingReceiver other = new RecordingReceiver();

    PointToPointContract(ChannelAdapterContract broker) {
        super(broker);
    }

    @Test
    void keepsMessagesUntilTheirReceiverSubscribesForTheFirstTime() {
        Channel channel = pointToPoint(SHARDS);
        List<Message> round = round(1);
        sendTogether(channel, round);

        subscribe(channel, "receiver", receiver);

        eventually().untilAsserted(() -> assertHandledByOneEach(receiver.ids(), RecordingReceiver.idsOf(round)));
    }

    @Test
    void givesEachMessageToOneOfItsReceivers() {
        Channel channel = pointToPoint(SHARDS);
        subscribe(channel, "receiver", receiver);
        subscribeOtherInstance(channel, "receiver", other);
        List<UUID> sent = new ArrayList<>();
        for (int number = 1; number <= 20; number++) {
            List<Message> round = round(number);
            sendTogether(channel, round);
            sent.addAll(RecordingReceiver.idsOf(round));
        }

        eventually().untilAsserted(() -> assertHandledByOneEach(handled(), sent));
    }

    @Test
    void keepsChannelsOfOneReceiverApart() {
        Channel channel = pointToPoint(1);
        Channel otherChannel = pointToPoint(1);
        subscribe(channel, "receiver", receiver);
        subscribe(otherChannel, "receiver", other);

        send(channel, messages("key", 1, 3));
        send(otherChannel, messages("key", 4, 6));

        eventually().untilAsserted(() -> {
            assertThat(receiver.numbers("key")).containsExactly(1L, 2L, 3L);
            assertThat(other.numbers("key")).containsExactly(4L, 5L, 6L);
        });
    }

    private List<UUID> handled() {
        List<UUID> all = new ArrayList<>(receiver.ids());
        all.addAll(other.ids());
        return all;
    }
}
