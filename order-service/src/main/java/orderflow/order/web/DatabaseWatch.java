package orderflow.order.web;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Waits, without holding a thread, until something has come true in the database; looks there because another instance
 * may be the one to handle the message that makes it true. One query serves all who wait.
 *
 * @param <K> what is waited for
 */
class DatabaseWatch<K> {

    private final Function<Collection<K>, Set<K>> cameTrue;
    private final Map<K, List<CompletableFuture<Boolean>>> waiting = new ConcurrentHashMap<>();

    /** @param cameTrue which of the keys have come true */
    DatabaseWatch(Function<Collection<K>, Set<K>> cameTrue) {
        this.cameTrue = cameTrue;
    }

    /** @return completes with true as soon as it has come true, with false when it has not by then */
    CompletableFuture<Boolean> await(K key, Duration atMost) {
        CompletableFuture<Boolean> outcome = new CompletableFuture<>();
        waiting.compute(key, (any, outcomes) -> with(outcome, outcomes));
        return outcome.completeOnTimeout(false, atMost.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((came, failure) -> forget(key));
    }

    /** In the map's own step: a list that {@link #forget} has just taken out would never be looked at. */
    private static List<CompletableFuture<Boolean>> with(
            CompletableFuture<Boolean> outcome, @Nullable List<CompletableFuture<Boolean>> others) {
        List<CompletableFuture<Boolean>> outcomes = others == null ? new CopyOnWriteArrayList<>() : others;
        outcomes.add(outcome);
        return outcomes;
    }

    private void forget(K key) {
        waiting.computeIfPresent(key, (any, outcomes) -> {
            outcomes.removeIf(CompletableFuture::isDone);
            return outcomes.isEmpty() ? null : outcomes;
        });
    }

    /** Looks once. */
    void look() {
        Set<K> keys = Set.copyOf(waiting.keySet());
        if (!keys.isEmpty()) {
            cameTrue.apply(keys).forEach(this::complete);
        }
    }

    private void complete(K key) {
        waiting.getOrDefault(key, List.of()).forEach(outcome -> outcome.complete(true));
    }
}
