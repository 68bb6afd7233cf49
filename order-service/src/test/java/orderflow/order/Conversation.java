package orderflow.order;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import orderflow.messaging.message.Message;
import orderflow.messaging.message.MessageTypes;
import orderflow.messaging.outbox.MessageHistory;
import orderflow.messaging.outbox.MessageHistory.Direction;
import orderflow.messaging.outbox.MessageHistory.Entry;

/** What order-service has said and heard about one order. */
public record Conversation(MessageHistory history, UUID order) {

    private static final int LONGEST = 100;

    /** @return such as {@code sent order-events order.placed.v1}, oldest first */
    public List<String> lines() {
        return entries().stream()
                .map(entry -> entry.direction().name().toLowerCase(Locale.ROOT) + " " + entry.channel() + " "
                        + entry.message().headers().type())
                .toList();
    }

    /** @return those lines that order-service has said */
    public List<String> said() {
        return lines().stream().filter(line -> line.startsWith("sent")).toList();
    }

    /** @return the only message of that type that order-service has sent */
    public Message sent(Class<?> type) {
        List<Message> found = allSent(type);
        if (found.size() != 1) {
            throw new AssertionError("not one " + type.getSimpleName() + " but " + found);
        }
        return found.get(0);
    }

    /** @return the messages of that type that order-service has sent, oldest first */
    public List<Message> allSent(Class<?> type) {
        return entries().stream()
                .filter(entry -> entry.direction() == Direction.SENT)
                .map(Entry::message)
                .filter(message -> message.headers().type().equals(MessageTypes.nameOf(type)))
                .toList();
    }

    private List<Entry> entries() {
        return history.conversation(order.toString(), LONGEST);
    }
}
