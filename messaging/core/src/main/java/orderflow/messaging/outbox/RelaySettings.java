package orderflow.messaging.outbox;

import java.time.Duration;

/**
 * How the relay works.
 *
 * @param batchSize most messages drained in one transaction
 * @param confirmTimeout how long the confirms of one batch may take
 * @param sweepAfter age at which a message counts as left behind by a crash or a failure
 */
public record RelaySettings(int batchSize, Duration confirmTimeout, Duration sweepAfter) {}
