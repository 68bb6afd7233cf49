package orderflow.messaging.outbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.message.Message;
import orderflow.messaging.outbox.MessageHistory.Direction;

/**
 * Transactional Outbox: a message is sent if and only if the transaction that produced it commits. Messages are
 * collected and written in one go just before the commit, after the aggregates, so that their ids rise per shard key in
 * commit order.
 */
public final class TransactionalOutbox {

    private final Outbox outbox;
    private final MessageHistory history;
    private final Transactions transactions;
    private final Consumer<Lane> committed;
    private final Clock clock;

    /** @param committed told, after the commit, of every lane that has got messages */
    public TransactionalOutbox(
            Outbox outbox, MessageHistory history, Transactions transactions, Consumer<Lane> committed, Clock clock) {
        this.outbox = outbox;
        this.history = history;
        this.transactions = transactions;
        this.committed = committed;
        this.clock = clock;
    }

    /** @throws IllegalStateException outside of a transaction, or when its messages are stored already */
    public void add(Channel channel, Message message) {
        Lane lane = new Lane(channel.name(), channel.shardOf(message.headers().shardKey()));
        transactions.participant(Batch.class, Batch::new).add(new OutboxMessage(0, lane, message));
    }

    private final class Batch implements Transactions.Participant {

        private final List<OutboxMessage> messages = new ArrayList<>();
        private boolean stored;

        void add(OutboxMessage message) {
            if (stored) {
                throw new IllegalStateException("the transaction is committing or has committed: send in a new one");
            }
            messages.add(message);
        }

        @Override
        public void beforeCommit() {
            stored = true;
            history.add(outbox.append(messages).stream().map(this::entry).toList());
        }

        @Override
        public void afterCommit() {
            messages.stream().map(OutboxMessage::lane).distinct().forEach(committed);
        }

        private MessageHistory.Entry entry(OutboxMessage sent) {
            return new MessageHistory.Entry(Direction.SENT, sent.lane().channel(), clock.instant(), sent.numbered());
        }
    }
}
