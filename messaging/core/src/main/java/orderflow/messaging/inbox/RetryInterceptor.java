package orderflow.messaging.inbox;

import java.util.List;
import java.util.Optional;
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
            failures.settled(place(message));
        }
    }

    private boolean succeeds(List<IncomingMessage> messages, Next next) {
        try {
            next.receive(messages);
        } catch (RuntimeException | Error e) {
            return false; // which message it was, and why, shows when they are tried one by one
        }
        messages.forEach(message -> failures.settled(place(message)));
        return true;
    }

    private void tryAlone(IncomingMessage message, Next next) {
        try {
            next.receive(List.of(message));
        } catch (RuntimeException | Error e) { // an Error would end the receiving thread, and nobody would notice
            String reason = NeverHandled.reason(e).orElseThrow(() -> failed(message, e));
            message.reject().accept(reason);
        }
    }

    private DeliveryFailedException failed(IncomingMessage message, Throwable cause) {
        Failures.Failure failure = failures.failed(place(message), cause);
        String detail = subscriber.name() + " shard " + message.shard() + ", attempt " + failure.attempts()
                + " failed, next in " + failure.backoff().toMillis() + " ms: " + cause;
        tap.saw(Sighting.of(What.RETRIED, subscriber.channel().name(), message.headers(), detail));
        return new DeliveryFailedException(message.index(), failure.backoff(), cause);
    }

    private Failures.Place place(IncomingMessage message) {
        return subscriber.place(message.shard(), Optional.of(message.headers()));
    }
}
