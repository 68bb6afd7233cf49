package orderflow.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter.Capability;
import orderflow.messaging.message.Message;
import org.junit.jupiter.api.Test;

/**
 * When a broker comes back empty, or what carries a channel is deleted, it is made anew by itself; senders and
 * receivers go on, and what is confirmed from then on reaches every subscriber.
 */
abstract class LossContract extends ContractPart {

    private final RecordingReceiver one = new RecordingReceiver();
    private final RecordingReceiver other = new RecordingReceiver();
    private final Channel commands = pointToPoint(SHARDS);
    private final Channel events = publishSubscribe(SHARDS);

    LossContract(ChannelAdapterContract broker) {
        super(broker, Capability.RECREATION);
    }

    @Test
    void goesOnWhenTheBrokerComesBackEmpty() {
        Outage outage = broker.outageWithLoss();
        receiveFirst();

        begin(outage);
        end(outage);

        goesOn();
    }

    @Test
    void goesOnWhenWhatCarriesAChannelIsDeleted() {
        receiveFirst();

        broker.delete(commands, List.of());
        broker.delete(events, List.of(nameOf("one"), nameOf("other")));

        goesOn();
    }

    private void receiveFirst() {
        subscribe(commands, "receiver", one);
        subscribe(events, "one", one);
        subscribe(events, "other", other);
        send(commands, messages("command", 1, 1));
        eventually().until(() -> one.numbers("command").contains(1L));
        eventually().untilAsserted(() -> {
            sendUntilConfirmed(events, message("early", 1));
            assertThat(one.numbers("early")).contains(1L);
            assertThat(other.numbers("early")).contains(1L);
        });
    }

    private void goesOn() {
        for (int number = 2; number <= 4; number++) {
            sendUntilConfirmed(commands, message("command", number));
            sendUntilConfirmed(events, message("event", number));
        }
        eventually().untilAsserted(() -> {
            assertThat(one.distinctNumbers("command")).containsExactly(1L, 2L, 3L, 4L);
            assertThat(one.distinctNumbers("event")).containsExactly(2L, 3L, 4L);
            assertThat(other.distinctNumbers("event")).containsExactly(2L, 3L, 4L);
        });
    }

    /** As the relay does. */
    private void sendUntilConfirmed(Channel channel, Message message) {
        eventually().until(() -> {
            try {
                broker.adapter()
                        .send(channel, message)
                        .orTimeout(5, TimeUnit.SECONDS)
                        .join();
                return true;
            } catch (CompletionException e) {
                return false;
            }
        });
    }
}
