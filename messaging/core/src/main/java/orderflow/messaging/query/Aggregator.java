package orderflow.messaging.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Aggregator: collects the answers to each question until its gathering is ended. Only time ends one, since nobody
 * knows how many answers will come. Thread-safe.
 */
final class Aggregator<A> {

    private final Map<UUID, List<A>> gatherings = new ConcurrentHashMap<>();

    void begin(UUID question) {
        gatherings.put(question, new ArrayList<>());
    }

    /** @return whether the answer is in time */
    boolean add(UUID question, A answer) {
        return gatherings.computeIfPresent(question, (id, answers) -> with(answers, answer)) != null;
    }

    private static <A> List<A> with(List<A> answers, A answer) {
        answers.add(answer);
        return answers;
    }

    /** @return the answers in the order in which they came */
    List<A> end(UUID question) {
        List<A> answers = gatherings.remove(question);
        return answers == null ? List.of() : List.copyOf(answers);
    }
}
