package orderflow.messaging.channel;

/** The broker cannot be reached: no message at all can be sent on the channel now. */
public final class ChannelUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ChannelUnavailableException(Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
