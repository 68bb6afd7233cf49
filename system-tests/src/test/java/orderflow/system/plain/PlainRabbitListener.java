package orderflow.system.plain;

import orderflow.messages.PaymentCommand.AuthorizePayment;
import orderflow.messages.PaymentEvent.PaymentAuthorized;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The usual handler of a command on RabbitMQ: effect and reply in one transactional method. */
@Component
class PlainRabbitListener {

    private final PlainHolds holds;
    private final RabbitTemplate rabbit;

    PlainRabbitListener(PlainHolds holds, RabbitTemplate rabbit) {
        this.holds = holds;
        this.rabbit = rabbit;
    }

    @Transactional
    @RabbitListener(queues = "plain-commands")
    public void authorize(AuthorizePayment command) {
        holds.add(command);
        rabbit.convertAndSend("plain-replies", authorized(command));
    }

    /** The usual repair: look whether it was done before, commit, then send. */
    @RabbitListener(queues = "careful-commands")
    public void authorizeOnce(AuthorizePayment command) {
        if (holds.addUnlessPresent(command)) {
            rabbit.convertAndSend("plain-replies", authorized(command));
        }
    }

    private static PaymentAuthorized authorized(AuthorizePayment command) {
        return new PaymentAuthorized(command.orderId(), command.customerId(), command.amount());
    }
}
