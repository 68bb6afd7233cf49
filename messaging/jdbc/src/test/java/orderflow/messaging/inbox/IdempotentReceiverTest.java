package orderflow.messaging.inbox;

import static orderflow.messaging.inbox.InboxBench.deliveries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import orderflow.messaging.channel.DeliveryFailedException;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.message.Message;
import org.junit.jupiter.api.Test;

class IdempotentReceiverTest {

    private final InboxBench bench = new InboxBench();
    private final Receiver receiver = bench.receiver();

    @Test
    void discardsARedeliveredCommand() {
        Message request = bench.request("a", "alice");
        receiver.receive(deliveries(request));
        receiver.receive(deliveries(request));

        assertThat(bench.effects()).containsExactly("alice");
        assertThat(bench.replies()).containsExactly("{\"text\":\"hello alice\"}");
        assertThat(bench.told()).containsExactly(What.HANDLED, What.DUPLICATE);
    }

    @Test
    void discardsATwinInTheSameBatch() {
        Message request = bench.request("a", "alice");

        receiver.receive(deliveries(request, request, bench.request("a", "bob")));

        assertThat(bench.effects()).containsExactly("alice", "bob");
        assertThat(bench.told()).containsExactly(What.HANDLED, What.DUPLICATE, What.HANDLED);
    }

    @Test
    void keepsNothingOfAMessageWhoseHandlerFails() {
        Message poison = bench.request("a", "poison");

        assertThatThrownBy(() -> receiver.receive(deliveries(poison))).isInstanceOf(DeliveryFailedException.class);

        assertThat(bench.effects()).isEmpty();
        assertThat(bench.replies()).isEmpty();
        assertThat(rows("processed_message")).isZero();
        assertThat(rows("message_history")).isZero();
        assertThat(bench.told()).containsExactly(What.RETRIED);
    }

    @Test
    void keepsNothingOfAMessageWhoseReplyCannotBeStored() {
        bench.service.database().jdbc().execute("alter table outbox add check (shard_key <> 'full')");

        assertThatThrownBy(() -> receiver.receive(deliveries(bench.request("full", "alice"))))
                .isInstanceOf(DeliveryFailedException.class);

        assertThat(bench.effects()).isEmpty();
        assertThat(rows("processed_message")).isZero();
        assertThat(bench.told()).containsExactly(What.RETRIED);
    }

    @Test
    void keepsEffectDedupeRowReplyAndHistoryTogether() {
        receiver.receive(deliveries(bench.request("a", "alice")));

        assertThat(bench.effects()).containsExactly("alice");
        assertThat(rows("outbox")).isEqualTo(1);
        assertThat(rows("processed_message")).isEqualTo(1);
        assertThat(rows("message_history")).isEqualTo(2);
    }

    private long rows(String table) {
        Long count = bench.service.database().jdbc().queryForObject("select count(*) from " + table, Long.class);
        return count == null ? -1 : count;
    }
}
