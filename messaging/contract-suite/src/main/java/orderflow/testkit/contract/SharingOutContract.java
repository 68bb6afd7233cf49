package orderflow.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.ChannelAdapter.Capability;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.Subscription;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Shards spread over the instances within seconds, as they come and go, and every key stays in order. */
abstract class SharingOutContract extends ContractPart {

    // so many that hardly any instance stays without one by chance
    private static final int MANY = 12;
    private static final Duration SECONDS = Duration.ofSeconds(15);

    private final Channel channel = pointToPoint(MANY);
    private final RecordingReceiver handled = new RecordingReceiver();
    private final AtomicInteger byOne = new AtomicInteger();
    private final AtomicInteger byOther = new AtomicInteger();
    private int rounds;

    SharingOutContract(ChannelAdapterContract broker) {
        super(broker);
    }

    @BeforeEach
    void needsSharingOut() {
        sendRound(); // an adapter may have to see its broker before it can tell
        needs(Capability.SHARING_OUT);
    }

    @Test
    void givesShardsToAnInstanceThatComesAndTakesThemBackWhenItGoes() {
        subscribe(channel, "receiver", counting(byOne));
        sendUntilBusy(byOne);
        Subscription other = subscribeOtherInstance(channel, "receiver", counting(byOther));
        sendUntilBusy(byOther);
        int meanwhile = byOne.get();
        sendUntilBusy(byOne);
        assertThat(byOne.get()).as("still has its own share").isGreaterThan(meanwhile);
        other.close();
        sendRound();

        List<Long> sent = LongStream.rangeClosed(1, rounds).boxed().toList();
        eventually()
                .untilAsserted(() -> assertThat(KEYS)
                        .allSatisfy(
                                key -> assertThat(handled.distinctNumbers(key)).isEqualTo(sent)));
    }

    private Receiver counting(AtomicInteger count) {
        return deliveries -> {
            handled.receive(deliveries);
            count.addAndGet(deliveries.size());
        };
    }

    private void sendUntilBusy(AtomicInteger count) {
        int before = count.get();
        eventually().atMost(SECONDS).until(() -> {
            sendRound();
            return count.get() > before;
        });
    }

    private void sendRound() {
        sendTogether(channel, round(++rounds));
    }
}
