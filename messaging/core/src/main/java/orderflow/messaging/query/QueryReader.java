package orderflow.messaging.query;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import orderflow.messaging.channel.Sighting;
import orderflow.messaging.channel.Sighting.What;
import orderflow.messaging.channel.WireTap;
import orderflow.messaging.message.InvalidMessageException;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.message.MessageTypes;
import orderflow.messaging.message.MessagingMapper;

/** Message Filter: passes on what is of the expected type. The rest is told of and dropped: a query has no future. */
record QueryReader<T>(String channel, Class<T> type, MessagingMapper mapper, WireTap tap) {

    void read(Supplier<ExpiringMessage> arrival, BiConsumer<T, ExpiringMessage> receiver) {
        Optional<MessageHeaders> headers = Optional.empty();
        T body;
        ExpiringMessage arrived;
        try {
            arrived = arrival.get();
            headers = Optional.of(arrived.message().headers());
            body = body(arrived);
        } catch (InvalidMessageException e) {
            tap.saw(new Sighting(What.INVALID, channel, headers, "dropped: " + e.getMessage()));
            return;
        }
        receiver.accept(body, arrived);
    }

    private T body(ExpiringMessage arrived) {
        MessageHeaders headers = arrived.message().headers();
        if (!headers.type().equals(MessageTypes.nameOf(type))) {
            throw new InvalidMessageException("unknown type " + headers.type());
        }
        return mapper.read(arrived.message().body(), headers.contentType(), type);
    }
}
