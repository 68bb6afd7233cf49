package orderflow.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import orderflow.messaging.channel.Delivery;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.message.Message;

/** A receiver that remembers what it has handled, in order. Thread-safe. */
class RecordingReceiver implements Receiver {

    private final List<Message> handled = new ArrayList<>();

    @Override
    public void receive(List<? extends Delivery> deliveries) {
        deliveries.forEach(delivery -> handle(delivery.message()));
    }

    final synchronized void handle(Message message) {
        handled.add(message);
    }

    final synchronized List<Message> messages() {
        return List.copyOf(handled);
    }

    final List<UUID> ids() {
        return idsOf(messages());
    }

    /** @return the numbers of a key's messages, with repetitions */
    final List<Long> numbers(String key) {
        return messages().stream()
                .map(Message::headers)
                .filter(headers -> headers.shardKey().equals(key))
                .map(headers -> headers.sequence())
                .toList();
    }

    /**
     * @return the numbers of a key's messages without repetitions: what a receiver that knows duplicates would handle
     */
    final List<Long> distinctNumbers(String key) {
        return numbers(key).stream().distinct().toList();
    }

    static List<UUID> idsOf(List<Message> messages) {
        return messages.stream().map(message -> message.headers().id()).toList();
    }
}
