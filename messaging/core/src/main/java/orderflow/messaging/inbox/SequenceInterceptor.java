package orderflow.messaging.inbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.channel.WireTap;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.outbox.AfterCommit;
import orderflow.messaging.outbox.Transactions;

/**
 * Watches that each sender's messages of one shard key are handled in the order in which they were sent, and tells of
 * every inversion. Remembers the last {@value #KEYS_REMEMBERED} keys.
 */
final class SequenceInterceptor implements ReceiveInterceptor {

    private static final int KEYS_REMEMBERED = 10_000;

    private record Key(String source, String shardKey) {}

    private final String channel;
    private final Transactions transactions;
    private final WireTap tap;
    private final Map<Key, Long> last = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
            return size() > KEYS_REMEMBERED;
        }
    };

    SequenceInterceptor(String channel, Transactions transactions, WireTap tap) {
        this.channel = channel;
        this.transactions = transactions;
        this.tap = tap;
    }

    @Override
    public void receive(List<IncomingMessage> messages, Next next) {
        next.receive(messages);
        AfterCommit.of(transactions, () -> messages.forEach(message -> watch(message.headers())));
    }

    private synchronized void watch(MessageHeaders headers) {
        long highest = last.merge(new Key(headers.source(), headers.shardKey()), headers.sequence(), Math::max);
        if (highest > headers.sequence()) {
            tap.saw(Sighting.of(What.INVERTED, channel, headers, "handled after sequence " + highest));
        }
    }
}
