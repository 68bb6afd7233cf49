package orderflow.messaging.inbox;

import static orderflow.messaging.inbox.InboxBench.deliveries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import orderflow.messaging.channel.DeliveryFailedException;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.message.Message;
import org.junit.jupiter.api.Test;

class SequenceInterceptorTest {

    private final InboxBench bench = new InboxBench();
    private final Receiver receiver = bench.receiver();
    private final Message first = bench.request("a", "first");
    private final Message second = bench.request("a", "second");

    @Test
    void tellsOfAnInversion() {
        receiver.receive(deliveries(second));
        receiver.receive(deliveries(first));

        assertThat(bench.service.sightings().of(What.INVERTED))
                .containsExactly(Sighting.of(What.INVERTED, "commands", first.headers(), "handled after sequence 2"));
    }

    @Test
    void tellsOfAnInversionWithinABatch() {
        receiver.receive(deliveries(second, first));

        assertThat(bench.told()).contains(What.INVERTED);
    }

    @Test
    void findsNothingInTheRightOrder() {
        receiver.receive(deliveries(first, second, bench.request("a", "third")));

        assertThat(bench.told()).doesNotContain(What.INVERTED);
    }

    @Test
    void takesNoDuplicateForAnInversion() {
        receiver.receive(deliveries(first, second));
        receiver.receive(deliveries(first));

        assertThat(bench.told()).contains(What.DUPLICATE).doesNotContain(What.INVERTED);
    }

    @Test
    void forgetsWhatWasRolledBack() {
        bench.service.database().jdbc().execute("alter table outbox add check (octet_length(body) < 60)");
        Message third = bench.request("a", "a name too long for the reply to be stored at the commit");
        assertThatThrownBy(() -> receiver.receive(deliveries(third))).isInstanceOf(DeliveryFailedException.class);

        receiver.receive(deliveries(first));

        assertThat(bench.told()).containsExactly(What.RETRIED, What.HANDLED);
    }

    @Test
    void comparesOnlyMessagesOfOneKeyAndSender() {
        Message elsewhere = bench.service
                .factory("another-service")
                .command(
                        new orderflow.messaging.message.CommandMessage(
                                "commands", "a", new orderflow.messaging.support.Greeting.Greet("elsewhere")),
                        "application/json");
        receiver.receive(deliveries(bench.request("b", "other key"), elsewhere.withSequence(99)));

        receiver.receive(deliveries(first));

        assertThat(bench.told()).doesNotContain(What.INVERTED);
    }
}
