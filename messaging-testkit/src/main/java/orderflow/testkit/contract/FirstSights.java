package orderflow.testkit.contract;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicInteger;
import orderflow.messaging.channel.Receiver;
import orderflow.messaging.message.MessageHeaders;

/** In which order the messages of each key were first seen, by whichever receiver: all that duplicates leave standing. */
final class FirstSights {

    private final Map<String, Set<Long>> numbers = new ConcurrentHashMap<>();

    /** @param count is told of every delivery */
    Receiver receiver(AtomicInteger count) {
        return deliveries -> deliveries.forEach(delivery -> {
            count.incrementAndGet();
            saw(delivery.message().headers());
        });
    }

    private void saw(MessageHeaders headers) {
        numbers.computeIfAbsent(headers.shardKey(), key -> new CopyOnWriteArraySet<>())
                .add(headers.sequence());
    }

    /** @return in the order of first sight */
    List<Long> of(String key) {
        return List.copyOf(numbers.getOrDefault(key, Set.of()));
    }
}
