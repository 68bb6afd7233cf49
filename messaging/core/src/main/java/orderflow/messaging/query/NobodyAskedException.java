package orderflow.messaging.query;

/** The broker did not take the question within its deadline: to have no answers means nothing. */
public class NobodyAskedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NobodyAskedException(String channel) {
        super("the broker of " + channel + " is away, or did not take it in time");
    }
}
