package orderflow.messaging.autoconfigure;

/** A channel cannot be carried as configured; its text says why, and what to do. */
final class ChannelMoveRefused extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    ChannelMoveRefused(String reason) {
        super(reason);
    }
}
