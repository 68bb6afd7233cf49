package orderflow.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.channel.Delivery;
import orderflow.messaging.message.Body;
import orderflow.messaging.message.InvalidMessageException;
import org.junit.jupiter.api.Test;

/** Invalid Message Channel: it takes what cannot be read, as it came, and the next message is handled. */
abstract class InvalidMessageContract extends ContractPart {

    private static final String REASON = "nobody can read it: ü";
    private static final int BYTES = 64;

    private final RecordingReceiver receiver = new RecordingReceiver();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final ForeignMessage foreign = new ForeignMessage("key", noText(), "as it came");

    InvalidMessageContract(ChannelAdapterContract broker) {
        super(broker);
    }

    @Test
    void namesTheHeaderThatIsMissingAndGoesOn() {
        Channel channel = pointToPoint(1);
        send(channel, messages("key", 1, 1));
        String missing = broker.sendUnreadable(channel, foreign);
        send(channel, messages("key", 2, 2));

        subscribe(channel, "receiver", this::receive);

        eventually().untilAsserted(() -> assertThat(receiver.numbers("key")).containsExactly(1L, 2L));
        assertThat(complaints).singleElement().asString().contains(missing);
    }

    @Test
    void setsAsideWhatItCannotReadUnchangedWithTheReason() {
        Channel channel = pointToPoint(1);
        subscribe(channel, "receiver", this::receive);
        send(channel, messages("key", 1, 1));

        broker.sendUnreadable(channel, foreign);

        InvalidMessage expected = new InvalidMessage(foreign.body(), foreign.note(), REASON);
        eventually().until(() -> !complaints.isEmpty());
        assertThat(broker.invalidMessage(foreign.body())).contains(expected);
    }

    private void receive(List<? extends Delivery> deliveries) {
        for (Delivery delivery : deliveries) {
            try {
                receiver.handle(delivery.message());
            } catch (InvalidMessageException e) {
                delivery.setAside(REASON);
                complaints.add(String.valueOf(e.getMessage()));
            }
        }
    }

    private static Body noText() {
        byte[] bytes = new byte[BYTES];
        new Random().nextBytes(bytes);
        return Body.of(bytes);
    }
}
