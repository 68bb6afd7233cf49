package orderflow.messaging.rabbitmq;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.ShutdownSignalException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import orderflow.messaging.channel.ChannelUnavailableException;
import orderflow.messaging.channel.MessageRefusedException;
import org.springframework.amqp.AmqpException;

/** Tells what a broker refuses for good from what it may take later. */
final class Refusals {

    private static final int EXCHANGE_CLASS = 40;
    /** RabbitMQ closes the channel with the first, Qpid Broker-J the connection with the second. */
    private static final Set<Integer> OTHER_TYPE = Set.of(AMQP.PRECONDITION_FAILED, AMQP.NOT_ALLOWED);
    /** What RabbitMQ says of a message that it never takes: one that is too large, say. */
    private static final String PRECONDITION = "reply-code=" + AMQP.PRECONDITION_FAILED;

    private static final String BASIC_PUBLISH = "class-id=60, method-id=40";

    private Refusals() {}

    /**
     * @param failure of declaring a channel
     * @return that its messages can never be sent when its exchange is of another type: that of a query channel, say
     */
    static RuntimeException ofDeclaration(AmqpException failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> otherType(cause).stream())
                .findFirst()
                .<RuntimeException>map(reason -> new MessageRefusedException(reason, failure))
                .orElseGet(() -> new ChannelUnavailableException(failure));
    }

    private static Optional<String> otherType(Throwable cause) {
        Method reason = cause instanceof ShutdownSignalException signal ? signal.getReason() : null;
        if (reason instanceof AMQP.Channel.Close close) {
            return otherType(close.getClassId(), close.getReplyCode(), close.getReplyText());
        }
        return reason instanceof AMQP.Connection.Close close
                ? otherType(close.getClassId(), close.getReplyCode(), close.getReplyText())
                : Optional.empty();
    }

    /** Opening a connection is not allowed either where a virtual host is missing: that may come. */
    private static Optional<String> otherType(int classId, int code, String text) {
        return classId == EXCHANGE_CLASS && OTHER_TYPE.contains(code) ? Optional.of(text) : Optional.empty();
    }

    /** @param reason why a message was not confirmed; no other is under way in the same session */
    static RuntimeException ofMessage(String reason) {
        return reason.contains(PRECONDITION) && reason.contains(BASIC_PUBLISH)
                ? new MessageRefusedException(reason, new AmqpException(reason))
                : new IllegalStateException("the broker did not confirm it: " + reason);
    }
}
