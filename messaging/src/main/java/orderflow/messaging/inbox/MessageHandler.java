package orderflow.messaging.inbox;

import java.util.Optional;
import orderflow.messaging.message.MessageHeaders;

/** What a service does with one type of message, within the receiver's transaction. */
@FunctionalInterface
interface MessageHandler {

    /** @return the reply, for a command that has one; an exception means trouble and has the message tried again */
    Optional<Object> handle(Object payload, MessageHeaders headers);
}
