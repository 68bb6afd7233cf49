package orderflow.messaging.channel;

/** A message that its broker will never take, however often it is sent: too large, say. */
public class MessageRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MessageRefusedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
