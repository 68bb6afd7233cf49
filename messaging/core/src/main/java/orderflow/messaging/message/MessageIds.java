package orderflow.messaging.message;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Mints message ids as UUID version 7 (RFC 9562): unique, and roughly ascending, which keeps database indexes compact.
 *
 * @param random its 74 bits per id decide how unlikely a collision is; must be thread-safe
 */
public record MessageIds(Clock clock, RandomGenerator random) {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000000000000000L;
    private static final int RANDOM_A_BITS = 0x0FFF;

    public UUID next() {
        long high = (clock.millis() << Short.SIZE) | VERSION_7 | (random.nextLong() & RANDOM_A_BITS);
        long low = (random.nextLong() >>> 2) | VARIANT;
        return new UUID(high, low);
    }
}
