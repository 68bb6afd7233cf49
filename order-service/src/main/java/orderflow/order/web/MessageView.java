package orderflow.order.web;

import java.time.Instant;
import java.util.UUID;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.message.MessageKind;
import orderflow.messaging.message.MessagingMapper;
import orderflow.messaging.outbox.MessageHistory;
import orderflow.messaging.outbox.MessageHistory.Direction;
import org.jspecify.annotations.Nullable;

/** A message of an order's conversation as the API shows it. */
record MessageView(
        Instant time,
        Direction direction,
        String channel,
        String type,
        MessageKind kind,
        String contentType,
        UUID messageId,
        String source,
        long sequence,
        @Nullable UUID causationId,
        @Nullable UUID correlationId,
        Object body) {

    static MessageView of(MessageHistory.Entry entry, MessagingMapper mapper) {
        MessageHeaders headers = entry.message().headers();
        return new MessageView(
                entry.time(),
                entry.direction(),
                entry.channel(),
                headers.type(),
                headers.kind(),
                headers.contentType(),
                headers.id(),
                headers.source(),
                headers.sequence(),
                headers.causationId(),
                headers.correlationId(),
                mapper.read(entry.message().body(), headers.contentType(), Object.class));
    }
}
