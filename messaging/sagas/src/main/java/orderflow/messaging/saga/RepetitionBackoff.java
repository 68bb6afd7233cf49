package orderflow.messaging.saga;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a saga waits before it sends an unanswered command once more: twice as long each time, and never the same
 * time as the others that began to wait together.
 */
record RepetitionBackoff(RandomGenerator random) {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 10;
    private static final double JITTER = 0.1;

    /**
     * @param interval before the first repetition
     * @param repetitions how many there were already
     */
    Duration before(Duration interval, int repetitions) {
        Duration longest = interval.compareTo(LONGEST) > 0 ? interval : LONGEST;
        Duration doubled = interval.multipliedBy(1L << Math.min(repetitions, MOST_DOUBLINGS));
        Duration base = doubled.compareTo(longest) < 0 ? doubled : longest;
        return base.plusMillis((long) (base.toMillis() * JITTER * random.nextDouble(-1, 1)));
    }
}
