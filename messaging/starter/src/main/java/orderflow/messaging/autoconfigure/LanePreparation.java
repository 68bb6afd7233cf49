package orderflow.messaging.autoconfigure;

/**
 * Sees to it, before the service sends or receives anything, that the outbox's lanes carry each channel as it is
 * configured. By default a channel stays where it is; {@code orderflow-messaging-moves} can move it.
 */
@FunctionalInterface
public interface LanePreparation {

    /**
     * Returns when all channels are carried as configured.
     *
     * @throws RuntimeException when one cannot be: the service must not start, or messages would be lost or overtaken
     */
    void prepare();
}
