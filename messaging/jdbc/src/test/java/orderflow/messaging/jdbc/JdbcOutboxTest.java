package orderflow.messaging.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orderflow.messaging.outbox.Lane;
import orderflow.messaging.outbox.Outbox;
import orderflow.messaging.outbox.Outbox.Backlog;
import orderflow.messaging.outbox.OutboxMessage;
import orderflow.messaging.support.TestService;
import org.junit.jupiter.api.Test;

class JdbcOutboxTest {

    private static final Lane COMMANDS = new Lane(TestService.COMMANDS, 0);

    private final TestService service = new TestService();
    private final JdbcOutbox outbox = service.outbox();

    @Test
    void tellsDepthAndAgeOfTheBacklog() {
        assertThat(outbox.backlog()).isEqualTo(new Backlog(0, Duration.ZERO, 0));

        service.send("a", "a1");
        service.clock().advance(Duration.ofSeconds(30));
        service.send("b", "b1", "b2");

        assertThat(outbox.backlog()).isEqualTo(new Backlog(3, Duration.ofSeconds(30), 0));
    }

    @Test
    void countsRefusedMessagesApart() {
        service.send("a", "a1");
        service.clock().advance(Duration.ofSeconds(30));
        outbox.markRefused(COMMANDS, firstId(), "too large");
        assertThat(outbox.backlog()).isEqualTo(new Backlog(0, Duration.ZERO, 1));

        service.send("b", "b1");
        service.clock().advance(Duration.ofSeconds(5));
        assertThat(outbox.backlog()).isEqualTo(new Backlog(1, Duration.ofSeconds(5), 1));
    }

    @Test
    void shortensAReasonThatIsLongerThanItsColumn() {
        service.send("a", "a1");

        outbox.markRefused(COMMANDS, firstId(), "x".repeat(5000));

        assertThat(outbox.backlog().refused()).isEqualTo(1);
    }

    @Test
    void readsOnlyTheLaneThatWasAskedForOldestFirst() {
        service.publish("a", "event");
        service.send("a", "a1", "a2", "a3");

        assertThat(outbox.oldest(Map.of(COMMANDS, Set.of()), 2))
                .hasSize(2)
                .allMatch(message -> message.lane().equals(COMMANDS))
                .extracting(OutboxMessage::id)
                .isSorted();
    }

    @Test
    void readsNoMoreThanFitsIntoMemoryStartingWithTheOldest() {
        int size = 900_000;
        service.send("a", Collections.nCopies(12, "x".repeat(size)).toArray(String[]::new));

        List<OutboxMessage> batch = outbox.oldest(Map.of(COMMANDS, Set.of()), 200);

        assertThat(batch).hasSize((int) (Outbox.MOST_BYTES / size) + 1).first().matches(each -> each.id() == firstId());
    }

    @Test
    void returnsTheMessageAsItWasStored() {
        service.send("ключ-ü", "body ü");

        OutboxMessage stored = outbox.oldest(Map.of(COMMANDS, Set.of()), 1).get(0);
        assertThat(stored.message().headers().shardKey()).isEqualTo("ключ-ü");
        assertThat(stored.message().headers().time()).isEqualTo(service.clock().instant());
        assertThat(stored.message().body().toString()).isEqualTo("{\"text\":\"body ü\"}");
    }

    private long firstId() {
        return service.waiting().get(0).id();
    }
}
