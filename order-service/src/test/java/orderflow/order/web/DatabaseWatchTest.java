package orderflow.order.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatabaseWatchTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int WAITERS = 4;
    private static final int TIMES = 2_000;

    private final Set<String> database = ConcurrentHashMap.newKeySet();
    private final List<Set<String>> queries = new ArrayList<>();
    private final DatabaseWatch<String> watch = new DatabaseWatch<>(this::cameTrue);

    private Set<String> cameTrue(Collection<String> keys) {
        queries.add(Set.copyOf(keys));
        return keys.stream().filter(database::contains).collect(Collectors.toSet());
    }

    @Test
    void completesWhenItHasComeTrue() {
        CompletableFuture<Boolean> awaited = watch.await("a", LONG);

        watch.look();
        assertThat(awaited).isNotDone();
        database.add("a");
        watch.look();

        assertThat(awaited).isCompletedWithValue(true);
    }

    @Test
    void completesWithFalseWhenItDoesNotComeTrueInTime() {
        assertThat(watch.await("a", Duration.ofMillis(10))).succeedsWithin(LONG).isEqualTo(false);
        assertThat(watch.await("a", Duration.ZERO)).succeedsWithin(LONG).isEqualTo(false);
    }

    @Test
    void servesAllWhoWaitWithOneQuery() {
        List<CompletableFuture<Boolean>> same = List.of(watch.await("a", LONG), watch.await("a", LONG));
        CompletableFuture<Boolean> other = watch.await("b", LONG);
        database.add("a");

        watch.look();

        assertThat(queries).containsExactly(Set.of("a", "b"));
        assertThat(same).allSatisfy(awaited -> assertThat(awaited).isCompletedWithValue(true));
        assertThat(other).isNotDone();
    }

    @Test
    void asksNothingWhenNobodyWaits() {
        watch.look();
        watch.await("a", Duration.ofMillis(1)).join();
        watch.look();

        assertThat(queries).isEmpty();
    }

    @Test
    void goesOnAfterAFailedLook() {
        List<String> failures = new ArrayList<>(List.of("the database is away"));
        DatabaseWatch<String> unlucky = new DatabaseWatch<>(keys -> {
            if (failures.isEmpty()) {
                return Set.copyOf(keys);
            }
            throw new IllegalStateException(failures.remove(0));
        });
        CompletableFuture<Boolean> awaited = unlucky.await("a", LONG);

        assertThatThrownBy(unlucky::look).hasMessage("the database is away");
        unlucky.look();

        assertThat(awaited).isCompletedWithValue(true);
    }

    @Test
    void forgetsNobodyWhoComesWhileAnotherLeaves() {
        DatabaseWatch<String> eager = new DatabaseWatch<>(Set::copyOf);
        CompletableFuture<?> waiters = CompletableFuture.allOf(IntStream.range(0, WAITERS)
                .mapToObj(waiter ->
                        CompletableFuture.runAsync(() -> waitAgainAndAgain(eager), task -> new Thread(task).start()))
                .toArray(CompletableFuture[]::new));

        while (!waiters.isDone()) {
            eager.look();
        }

        assertThat(waiters).isCompleted();
    }

    private static void waitAgainAndAgain(DatabaseWatch<String> eager) {
        for (int time = 0; time < TIMES; time++) {
            assertThat(eager.await("a", LONG).join()).isTrue();
        }
    }
}
