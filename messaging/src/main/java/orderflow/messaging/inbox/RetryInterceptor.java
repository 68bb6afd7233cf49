package orderflow.messaging.inbox;

import java.util.List;
import orderflow.messaging.channel.DeliveryFailedException;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.channel.WireTap;

/**
 * Tries what came together as one; when that fails, message by message, to find the one that does. That one, and with
 * it all behind it, has to be delivered again after its backoff.
 */
record RetryInterceptor(Subscriber subscriber, Failures failures, WireTap tap) implements ReceiveInterceptor {

    @Override
    public void receive(List<IncomingMessage> messages, Next next) {
        if (messages.size() > 1 && succeeds(messages, next)) {
            return;
        }
        for (IncomingMessage message : messages) {
            try {
                next.receive(List.of(message));
            } catch (RuntimeException e) {
                throw failed(message, e);
            }
            failures.settled(subscriber.name(), List.of(message));
        }
    }

    private boolean succeeds(List<IncomingMessage> messages, Next next) {
        try {
            next.receive(messages);
            failures.settled(subscriber.name(), messages);
            return true;
        } catch (RuntimeException e) {
            return false; // which message it was, and why, shows when they are tried one by one
        }
    }

    private DeliveryFailedException failed(IncomingMessage message, RuntimeException cause) {
        Failures.Failure failure = failures.failed(subscriber.name(), message.headers(), cause);
        String detail = "attempt " + failure.attempts() + " failed, next in "
                + failure.backoff().toMillis() + " ms: " + cause;
        tap.saw(Sighting.of(What.RETRIED, subscriber.channel().name(), message.headers(), detail));
        return new DeliveryFailedException(message.index(), failure.backoff(), cause);
    }
}
