package orderflow.messaging.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.channel.WireTap;
import orderflow.messaging.outbox.AfterCommit;
import orderflow.messaging.outbox.Transactions;

/** Idempotent Receiver: lets each message pass once per subscriber, in the transaction of its effects. */
record IdempotentReceiver(Subscriber subscriber, ProcessedMessages processed, Transactions transactions, WireTap tap)
        implements ReceiveInterceptor {

    @Override
    public void receive(List<IncomingMessage> messages, Next next) {
        Set<Integer> fresh = processed.enter(
                subscriber.name(),
                messages.stream().map(message -> message.headers().id()).toList());
        List<IncomingMessage> passing = new ArrayList<>(fresh.size());
        for (int position = 0; position < messages.size(); position++) {
            IncomingMessage message = messages.get(position);
            if (fresh.contains(position)) {
                passing.add(message);
            }
            tellAfterCommit(message, fresh.contains(position) ? What.HANDLED : What.DUPLICATE);
        }
        next.receive(passing);
    }

    private void tellAfterCommit(IncomingMessage message, What what) {
        AfterCommit.of(
                transactions,
                () -> tap.saw(Sighting.of(what, subscriber.channel().name(), message.headers(), subscriber.by())));
    }
}
