package orderflow.messaging.rabbitmq;

/** The exchange has no queue for the message. */
final class UnroutableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnroutableException(String reply) {
        super("no queue is bound: " + reply);
    }
}
