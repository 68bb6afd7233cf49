package orderflow.system.plain;

import orderflow.messages.PaymentCommand.AuthorizePayment;
import orderflow.messages.PaymentEvent.PaymentAuthorized;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The same handler on Kafka. */
@Component
class PlainKafkaListener {

    private final PlainHolds holds;
    private final KafkaTemplate<String, Object> kafka;

    PlainKafkaListener(PlainHolds holds, KafkaTemplate<String, Object> kafka) {
        this.holds = holds;
        this.kafka = kafka;
    }

    @Transactional
    @KafkaListener(topics = "plain-commands", groupId = "plain")
    public void authorize(AuthorizePayment command) {
        holds.add(command);
        kafka.send(
                "plain-events",
                command.orderId().toString(),
                new PaymentAuthorized(command.orderId(), command.customerId(), command.amount()));
    }
}
