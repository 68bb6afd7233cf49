package orderflow.messaging.saga;

/** What is kept of a saga makes no sense to its definition: the saga waits for an operator. */
final class UnreadableSagaException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnreadableSagaException(String message) {
        super(message);
    }

    UnreadableSagaException(String message, Throwable cause) {
        super(message, cause);
    }
}
