package orderflow.messaging.inbox;

import java.time.Clock;
import java.util.List;
import orderflow.messaging.outbox.MessageHistory;
import orderflow.messaging.outbox.MessageHistory.Direction;
import orderflow.messaging.outbox.MessageHistory.Entry;

/** Enters what is handled into the Message Store, in the handler's transaction. */
record HistoryInterceptor(String channel, MessageHistory history, Clock clock) implements ReceiveInterceptor {

    @Override
    public void receive(List<IncomingMessage> messages, Next next) {
        history.add(messages.stream()
                .map(incoming -> new Entry(Direction.HANDLED, channel, clock.instant(), incoming.message()))
                .toList());
        next.receive(messages);
    }
}
