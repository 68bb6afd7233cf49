package orderflow.messaging.moves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import orderflow.messaging.channel.Channel;
import orderflow.messaging.jdbc.JdbcLanes.Carriage;
import orderflow.messaging.outbox.Lane;
import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.Test;

class MovableLanesTest {

    private static final Lane LANE = new Lane(TestService.COMMANDS, 0);

    private final TestService service = new TestService();
    private final MovableLanes lanes = new MovableLanes(service.database().jdbc(), service.lanes());
    private final Channel commands = service.channels().get(TestService.COMMANDS);

    @Test
    void carriesAChannelInAnotherWay() {
        lanes.carry(commands.carriedBy("kafka", 3), true);
        assertThat(lanes.of(TestService.COMMANDS)).isEqualTo(new Carriage("kafka", 3, true));

        lanes.carry(commands, false);
        assertThat(lanes.of(TestService.COMMANDS)).isEqualTo(new Carriage("rabbitmq", 1, false));
    }

    @Test
    void holdsAndReleasesOneChannel() {
        lanes.hold(TestService.COMMANDS, true);
        assertThat(lanes.of(TestService.COMMANDS).held()).isTrue();
        assertThat(lanes.of(TestService.EVENTS).held()).isFalse();

        lanes.hold(TestService.COMMANDS, false);
        assertThat(lanes.of(TestService.COMMANDS).held()).isFalse();
    }

    /** The relay has its lane's row locked while it sends. */
    @Test
    void holdsAChannelOnlyWhenNothingOfItIsBeingSent() {
        CompletableFuture<Void> held = new CompletableFuture<>();
        service.inTransaction(() -> {
            assertThat(service.outbox().lock(List.of(LANE), "rabbitmq")).containsExactly(LANE);
            held.completeAsync(() -> {
                lanes.hold(TestService.COMMANDS, true);
                return null;
            });
            await().during(200, TimeUnit.MILLISECONDS).until(() -> !held.isDone());
        });
        assertThat(held).succeedsWithin(5, TimeUnit.SECONDS);
        service.inTransaction(() ->
                assertThat(service.outbox().lock(List.of(LANE), "rabbitmq")).isEmpty());
    }

    @Test
    void countsTheMessagesOfAChannelThatWait() {
        service.send("a", "a1", "a2");
        service.publish("a", "event");
        assertThat(lanes.waiting(TestService.COMMANDS)).isEqualTo(2);
    }

    @Test
    void putsWhatWaitsIntoTheShardOfItsKeyWhenTheirNumberHasChanged() {
        List<String> keys =
                IntStream.range(0, 40).mapToObj(number -> "key-" + number).toList();
        keys.forEach(key -> service.send(key, key + " first", key + " second"));
        Channel more = commands.carriedBy("rabbitmq", 5);
        lanes.carry(more, false);
        lanes.sort(more);

        IntStream.range(0, 5)
                .forEach(shard -> assertThat(service.outbox()
                                .oldest(Map.of(new Lane(TestService.COMMANDS, shard), Set.of()), 100))
                        .isNotEmpty()
                        .allMatch(each -> more.shardOf(each.message().headers().shardKey()) == shard));
        assertThat(lanes.waiting(TestService.COMMANDS)).isEqualTo(80);

        lanes.carry(commands, false);
        lanes.sort(commands);
        assertThat(service.outbox().oldest(Map.of(LANE, Set.of()), 100)).hasSize(80);
    }
}
