package orderflow.messaging.saga;

/** Tells whether a deadline may fire: not while a reply that came in time may still wait to be handled. */
@FunctionalInterface
public interface EarlierReplies {

    boolean areHandled();
}
