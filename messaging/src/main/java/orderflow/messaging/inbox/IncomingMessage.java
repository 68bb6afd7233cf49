package orderflow.messaging.inbox;

import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageHeaders;

/**
 * A readable message on its way to its handler.
 *
 * @param payload the body as an object of the contract
 * @param index its position among the deliveries that came together
 */
record IncomingMessage(Message message, Object payload, int index) {

    MessageHeaders headers() {
        return message.headers();
    }
}
