package orderflow.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.Remaining;
import org.junit.jupiter.api.Test;

/** The broker tells what remains of a channel, so that the channel can leave it when that is nothing. */
abstract class RemainingContract extends ContractPart {

    private final RecordingReceiver receiver = new RecordingReceiver();
    private final Channel commands = pointToPoint(SHARDS);
    private final Channel events = publishSubscribe(SHARDS);

    RemainingContract(ChannelAdapterContract broker) {
        super(broker);
    }

    @Test
    void findsNothingInAChannelThatNobodyHasUsed() {
        assertThat(remaining(commands)).isEqualTo(Remaining.NOTHING);
        assertThat(remaining(events)).isEqualTo(Remaining.NOTHING);
    }

    @Test
    void countsTheMessagesOfAllShardsUntilTheyAreHandled() {
        sendTogether(commands, round(1));
        eventually().until(() -> remaining(commands).messages() == KEYS.size());

        subscribe(commands, "receiver", receiver);

        eventually()
                .until(() -> remaining(commands).messages() == 0
                        && receiver.messages().size() >= KEYS.size());
    }

    @Test
    void countsTheMessagesThatASubscriberHasNotHandled() {
        var subscription = subscribe(events, "subscriber", receiver);
        eventually().until(() -> {
            send(events, List.of(message("key-1", 0)));
            return !receiver.messages().isEmpty();
        });
        eventually().until(() -> remaining(events).messages() == 0);
        subscription.close();

        send(events, messages("key-1", 1, 5));
        eventually().until(() -> remaining(events).messages() == 5);
        subscribe(events, "subscriber", receiver);

        eventually()
                .until(() -> receiver.numbers("key-1").contains(5L)
                        && remaining(events).messages() == 0);
    }

    @Test
    void neverTellsThatItIsEmptyWhileAMessageIsInHand() throws InterruptedException {
        GatedReceiver gated = new GatedReceiver(receiver);
        var subscription = subscribe(commands, "receiver", gated);
        send(commands, messages("key", 1, 1));
        gated.awaitInHand();

        Remaining meanwhile = remaining(commands);
        assertThat(meanwhile.messages() + meanwhile.receivers()).isPositive();
        gated.open();
        subscription.close();

        eventually()
                .until(() ->
                        remaining(commands).messages() + remaining(commands).receivers() == 0);
    }

    @Test
    void countsWhatComesBackFromAReceiverThatHasGone() {
        RecordingReceiver tried = new RecordingReceiver();
        var subscription = subscribe(commands, "receiver", deliveries -> {
            tried.receive(deliveries);
            throw new IllegalStateException("fails always");
        });
        send(commands, messages("key", 1, 3));
        eventually().until(() -> !tried.messages().isEmpty());

        subscription.close();

        eventually().until(() -> remaining(commands).messages() == 3);
    }

    private Remaining remaining(Channel channel) {
        return broker.adapter().remaining(channel, channel.equals(events) ? List.of(nameOf("subscriber")) : List.of());
    }
}
