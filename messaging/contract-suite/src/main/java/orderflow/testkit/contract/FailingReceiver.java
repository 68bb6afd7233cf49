package orderflow.testkit.contract;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import orderflow.messaging.channel.Delivery;
import orderflow.messaging.channel.DeliveryFailedException;
import orderflow.messaging.message.Message;

/** A receiver that cannot handle some messages, for as long as the predicate says. */
final class FailingReceiver extends RecordingReceiver {

    private final Predicate<Message> fails;
    private final Duration retryAfter;

    FailingReceiver(Predicate<Message> fails, Duration retryAfter) {
        this.fails = fails;
        this.retryAfter = retryAfter;
    }

    @Override
    public void receive(List<? extends Delivery> deliveries) {
        for (int index = 0; index < deliveries.size(); index++) {
            Message message = deliveries.get(index).message();
            if (fails.test(message)) {
                throw new DeliveryFailedException(index, retryAfter, new IllegalStateException("cannot handle it now"));
            }
            handle(message);
        }
    }
}
