package orderflow.embedded.broker;

/** How much of a disk has to be free for both brokers to take messages. */
public final class FreeSpace {

    /** Below, the system does not start, and a running one is not healthy: in bytes. */
    public static final long LEAST = 100L * 1024 * 1024;

    /** Below, the AMQP broker's store refuses to write: in bytes. Its own default are 5 GB. */
    static final long LEAST_FOR_STORE = LEAST / 2;

    private FreeSpace() {}
}
