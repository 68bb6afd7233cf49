package orderflow.messaging.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lanes that wait for a thread of their broker. A thread takes all that wait; each lane is drained by one thread at
 * a time, and goes behind the others when it is not empty after its turn. Thread-safe.
 */
final class LaneQueue {

    /** Drains lanes of one broker. */
    @FunctionalInterface
    interface Drain {
        /** @return the lanes in which more may wait */
        Set<Lane> of(String broker, List<Lane> lanes);
    }

    private static final Logger LOG = LoggerFactory.getLogger(LaneQueue.class);
    private static final int MOST_LANES = 16;

    private final Function<Lane, String> brokerOf;
    private final Function<String, Executor> executors;
    private final Predicate<Lane> troubled;
    private final Drain drain;
    private final Map<Lane, Integer> requests = new ConcurrentHashMap<>();
    private final Map<String, Queue<Lane>> waiting = new ConcurrentHashMap<>();

    /** @param troubled lanes that are drained alone, because the others would have to wait for them */
    LaneQueue(
            Function<Lane, String> brokerOf,
            Function<String, Executor> executors,
            Predicate<Lane> troubled,
            Drain drain) {
        this.brokerOf = brokerOf;
        this.executors = executors;
        this.troubled = troubled;
        this.drain = drain;
    }

    /** Calls that come while the lane is being drained are served together. */
    void request(Lane lane) {
        if (requests.merge(lane, 1, Integer::sum) == 1) {
            submit(lane);
        }
    }

    private void submit(Lane lane) {
        String broker = brokerOf.apply(lane);
        lanesOf(broker).add(lane);
        try {
            executors.apply(broker).execute(() -> serve(broker));
        } catch (RejectedExecutionException e) {
            lanesOf(broker).remove(lane);
            requests.remove(lane); // the service is stopping; what has committed leaves after its next start
        }
    }

    private Queue<Lane> lanesOf(String broker) {
        return waiting.computeIfAbsent(broker, any -> new ConcurrentLinkedQueue<>());
    }

    /** There is a call for each lane that waits; those whose lane was taken by an earlier one find nothing to do. */
    private void serve(String broker) {
        List<Lane> lanes = take(lanesOf(broker));
        if (lanes.isEmpty()) {
            return;
        }
        Map<Lane, Integer> served =
                lanes.stream().collect(Collectors.toMap(lane -> lane, lane -> requests.getOrDefault(lane, 0)));
        try {
            Set<Lane> unfinished = drain.of(broker, lanes);
            for (Lane lane : lanes) {
                if (unfinished.contains(lane) || !requests.remove(lane, served.get(lane))) {
                    submit(lane);
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("cannot drain {} now, the next sweep tries again: {}", lanes, e.toString());
            lanes.forEach(requests::remove);
        } catch (Error e) { // must not leave the lanes requested for ever, either
            LOG.error("cannot drain {} now, the next sweep tries again", lanes, e);
            lanes.forEach(requests::remove);
        }
    }

    private List<Lane> take(Queue<Lane> queue) {
        List<Lane> taken = new ArrayList<>();
        Lane first = queue.poll();
        if (first == null) {
            return taken;
        }
        taken.add(first);
        int others = troubled.test(first) ? 0 : queue.size();
        for (int looked = 0; looked < others && taken.size() < MOST_LANES; looked++) {
            Lane next = queue.poll();
            if (next == null) {
                break;
            }
            (troubled.test(next) ? queue : taken).add(next);
        }
        return taken;
    }
}
