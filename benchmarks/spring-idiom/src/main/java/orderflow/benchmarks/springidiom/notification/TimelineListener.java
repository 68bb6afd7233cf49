package orderflow.benchmarks.springidiom.notification;

import orderflow.messages.Channels;
import orderflow.messages.OrderEvent.OrderApproved;
import orderflow.messages.OrderEvent.OrderCompleted;
import orderflow.messages.OrderEvent.OrderPlacedV1;
import orderflow.messages.OrderEvent.OrderRejected;
import orderflow.messages.PaymentEvent.PaymentAuthorized;
import orderflow.messages.PaymentEvent.PaymentCaptured;
import orderflow.messages.PaymentEvent.PaymentDeclined;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds each event to the timeline of its order, one by one. */
@Component
class TimelineListener {

    private final TimelineRepository timeline;

    TimelineListener(TimelineRepository timeline) {
        this.timeline = timeline;
    }

    @Transactional
    @KafkaListener(
            topics = {"${bench.prefix:}" + Channels.ORDER_EVENTS, "${bench.prefix:}" + Channels.PAYMENT_EVENTS},
            groupId = "${bench.prefix:}${role}-timeline")
    public void add(ConsumerRecord<String, ?> event) {
        timeline.save(entry(event));
    }

    private static TimelineEntry entry(ConsumerRecord<String, ?> event) {
        Object body = event.value();
        if (body instanceof OrderPlacedV1 it) {
            String description = "order of " + it.total() + " placed by " + it.customerId();
            return new TimelineEntry(event, description, it.customerId(), "APPROVAL_PENDING");
        } else if (body instanceof OrderApproved) {
            return new TimelineEntry(event, "order approved", null, "APPROVED");
        } else if (body instanceof OrderCompleted) {
            return new TimelineEntry(event, "order completed", null, "COMPLETED");
        } else if (body instanceof OrderRejected it) {
            return new TimelineEntry(event, "order rejected: " + it.reason(), null, "REJECTED");
        } else if (body instanceof PaymentAuthorized it) {
            return new TimelineEntry(event, "payment of " + it.amount() + " authorised", it.customerId(), null);
        } else if (body instanceof PaymentDeclined it) {
            String description = "payment of " + it.amount() + " declined: " + it.reason();
            return new TimelineEntry(event, description, it.customerId(), null);
        } else if (body instanceof PaymentCaptured it) {
            return new TimelineEntry(event, "payment of " + it.amount() + " captured", null, null);
        }
        throw new IllegalArgumentException("unknown event " + body);
    }
}
