package orderflow.messaging.observability;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import java.util.function.Supplier;
import orderflow.messaging.message.MessageHeaders;
import orderflow.messaging.message.MessageTracing;
import org.jspecify.annotations.Nullable;

/** Observes the handling of each message: {@code orderflow.messaging.process}, by channel. */
class MessageObservations implements MessageTracing {

    static final String PROCESS = "orderflow.messaging.process";
    static final String TRACEPARENT = "traceparent";

    private final ObservationRegistry registry;

    MessageObservations(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public <T> T handling(String channel, MessageHeaders message, Supplier<T> work) {
        ReceiverContext<MessageHeaders> context = new ReceiverContext<>(MessageObservations::header, Kind.CONSUMER);
        context.setCarrier(message);
        return Observation.createNotStarted(PROCESS, () -> context, registry)
                .contextualName("process " + channel)
                .lowCardinalityKeyValue("channel", channel)
                .highCardinalityKeyValue("type", message.type())
                .highCardinalityKeyValue("message", message.id().toString())
                .highCardinalityKeyValue("conversation", message.conversationId())
                .observe(work);
    }

    private static @Nullable String header(MessageHeaders headers, String name) {
        return TRACEPARENT.equals(name) ? headers.traceparent() : null;
    }
}
