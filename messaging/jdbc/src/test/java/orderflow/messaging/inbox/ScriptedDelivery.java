package orderflow.messaging.inbox;

import java.util.ArrayList;
import java.util.List;
import orderflow.messaging.channel.Delivery;
import orderflow.messaging.message.InvalidMessageException;
import orderflow.messaging.message.Message;
import org.jspecify.annotations.Nullable;

/** A delivery, and what became of it. */
final class ScriptedDelivery implements Delivery {

    private final @Nullable Message message;
    private final List<String> reasons = new ArrayList<>();
    private boolean brokerAway;
    private boolean readingFails;

    private ScriptedDelivery(@Nullable Message message) {
        this.message = message;
    }

    static ScriptedDelivery of(Message message) {
        return new ScriptedDelivery(message);
    }

    static ScriptedDelivery unreadable() {
        return new ScriptedDelivery(null);
    }

    ScriptedDelivery whileTheBrokerIsAway() {
        brokerAway = true;
        return this;
    }

    ScriptedDelivery whoseReadingFails() {
        readingFails = true;
        return this;
    }

    /** @return why it was set aside, once for each time */
    List<String> reasons() {
        return reasons;
    }

    @Override
    public int shard() {
        return 0;
    }

    @Override
    public Message message() {
        if (readingFails) {
            throw new NoClassDefFoundError("gone");
        }
        if (message == null) {
            throw new InvalidMessageException("the header type is missing");
        }
        return message;
    }

    @Override
    public void setAside(String reason) {
        if (brokerAway) {
            throw new IllegalStateException("not confirmed");
        }
        reasons.add(reason);
    }
}
