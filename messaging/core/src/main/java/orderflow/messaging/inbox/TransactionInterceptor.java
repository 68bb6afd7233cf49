package orderflow.messaging.inbox;

import java.util.List;
import orderflow.messaging.outbox.Transactions;

/**
 * Handles what came together in one local transaction: processed messages, effects and resulting messages commit as
 * one.
 */
record TransactionInterceptor(Transactions transactions) implements ReceiveInterceptor {

    @Override
    public void receive(List<IncomingMessage> messages, Next next) {
        transactions.execute(() -> {
            next.receive(messages);
            return messages.size();
        });
    }
}
