package orderflow.messaging.inbox;

import java.util.function.Consumer;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageHeaders;

/**
 * A readable message on its way to its handler.
 *
 * @param payload the body as an object of the contract
 * @param shard that it came from
 * @param index its position among the deliveries that came together
 * @param reject to be told why, when it turns out that no handler can ever judge it
 */
record IncomingMessage(Message message, Object payload, int shard, int index, Consumer<String> reject) {

    MessageHeaders headers() {
        return message.headers();
    }
}
