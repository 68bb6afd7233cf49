package orderflow.notification.timeline;

import static orderflow.messages.OrderEvent.OrderPlaced.upcast;

import java.util.function.BiConsumer;
import java.util.function.Function;
import orderflow.messages.Channels;
import orderflow.messages.OrderEvent.OrderApproved;
import orderflow.messages.OrderEvent.OrderCancelled;
import orderflow.messages.OrderEvent.OrderCompleted;
import orderflow.messages.OrderEvent.OrderPlaced;
import orderflow.messages.OrderEvent.OrderPlacedV1;
import orderflow.messages.OrderEvent.OrderRejected;
import orderflow.messages.PaymentEvent.PaymentAuthorized;
import orderflow.messages.PaymentEvent.PaymentCancelled;
import orderflow.messages.PaymentEvent.PaymentCaptured;
import orderflow.messages.PaymentEvent.PaymentDeclined;
import orderflow.messages.PaymentEvent.PaymentRefunded;
import orderflow.messaging.inbox.MessageHandlers;
import orderflow.messaging.message.MessageHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Message Endpoint: what each event adds to a timeline. */
@Configuration(proxyBeanMethods = false)
class TimelineEventHandlers {

    private final OrderTimelines timelines;

    TimelineEventHandlers(OrderTimelines timelines) {
        this.timelines = timelines;
    }

    @Bean
    MessageHandlers orderEvents() {
        return orderEvents(timelines::add);
    }

    @Bean
    MessageHandlers paymentEvents() {
        return paymentEvents(timelines::add);
    }

    static MessageHandlers orderEvents(BiConsumer<Happening, MessageHeaders> timelines) {
        return MessageHandlers.on(Channels.ORDER_EVENTS)
                .on(OrderPlaced.class, adding(Happening::placed, timelines))
                .upcast(OrderPlacedV1.class, OrderPlaced.class, (event, headers) -> upcast(event, headers.time()))
                .on(OrderApproved.class, adding(Happening::approved, timelines))
                .on(OrderCompleted.class, adding(Happening::completed, timelines))
                .on(OrderRejected.class, adding(Happening::rejected, timelines))
                .on(OrderCancelled.class, adding(Happening::cancelled, timelines))
                .build();
    }

    static MessageHandlers paymentEvents(BiConsumer<Happening, MessageHeaders> timelines) {
        return MessageHandlers.on(Channels.PAYMENT_EVENTS)
                .on(PaymentAuthorized.class, adding(Happening::authorized, timelines))
                .on(PaymentDeclined.class, adding(Happening::declined, timelines))
                .on(PaymentCaptured.class, adding(Happening::captured, timelines))
                .on(PaymentCancelled.class, adding(Happening::paymentCancelled, timelines))
                .on(PaymentRefunded.class, adding(Happening::refunded, timelines))
                .build();
    }

    private static <E> BiConsumer<E, MessageHeaders> adding(
            Function<E, Happening> meaning, BiConsumer<Happening, MessageHeaders> timelines) {
        return (event, headers) -> timelines.accept(meaning.apply(event), headers);
    }
}
