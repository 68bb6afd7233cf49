package orderflow.messaging.inbox;

import java.util.List;
import orderflow.messaging.channel.DeliveryFailedException;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.channel.WireTap;

/**
 * Tries what came together as one; when that fails, message by message, to find the one that does. That one, and with
 * it all behind it, has to be delivered again after its backoff; unless it can never be handled: then it is rejected.
 */
record RetryInterceptor(Subscriber subscriber, Failures failures, WireTap tap) implements ReceiveInterceptor {

    @Override
    public void receive(List<IncomingMessage> messages, Next next) {
        if (messages.size() > 1 && succeeds(messages, next)) {
            return;
        }
        for (IncomingMessage message : messages) {
            tryAlone(message, next);
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

    private void tryAlone(IncomingMessage message, Next next) {
        try {
            next.receive(List.of(message));
        } catch (RuntimeException e) {
            String reason = NeverHandled.reason(e).orElseThrow(() -> failed(message, e));
            message.reject().accept(reason);
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
