package orderflow.messaging.contract.filesystem;

import java.util.function.BiConsumer;
import orderflow.messaging.channel.Delivery;
import orderflow.messaging.message.Body;
import orderflow.messaging.message.Message;

/** @param invalidMessages takes the file and the reason when the message is set aside */
record FileDelivery(int shard, Body file, BiConsumer<Body, String> invalidMessages) implements Delivery {

    /** Reads the file only now, so that the receiver learns what is wrong with it. */
    @Override
    public Message message() {
        return MessageFile.parse(file).toMessage();
    }

    @Override
    public void setAside(String reason) {
        invalidMessages.accept(file, reason);
    }
}
