package orderflow.messaging.query;

import java.util.Optional;
import orderflow.messaging.channel.Subscription;

/** Return Address of one instance of a service: what is answered there reaches no other instance. */
public interface ReturnAddress extends Subscription {

    /** @return what a question has to carry; another one after a reconnect; empty while the broker is away */
    Optional<String> name();
}
