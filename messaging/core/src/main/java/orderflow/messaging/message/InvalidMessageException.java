package orderflow.messaging.message;

/**
 * A message that can never be handled, however often it is tried: unreadable, or one that its receiver cannot judge. It
 * belongs in the Invalid Message Channel; the text is the reason, written for an operator.
 */
public class InvalidMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidMessageException(String reason) {
        super(reason);
    }

    public InvalidMessageException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
